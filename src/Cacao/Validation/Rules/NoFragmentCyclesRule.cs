using Cacao.Language;

namespace Cacao.Validation;

/// <summary>Fragments do not spread themselves, neither directly nor through others (specification, section 5.5.2.2).</summary>
internal sealed class NoFragmentCyclesRule : IDocumentRule
{
    private const string Section = "sec-Fragment-Spreads-Must-Not-Form-Cycles";

    public void Visit(DocumentNode document, ValidationContext context)
    {
        var fragments = context.Facts.Fragments;

        if (fragments.Count == 0)
        {
            return;
        }

        var isVisited = new bool[fragments.Count];
        var path = new SpreadPath(context.Facts);

        foreach (var fragment in fragments)
        {
            Follow(fragment, path, isVisited, context);
        }
    }

    // Depth first over every fragment once, with a list instead of calls: a chain of fragments may be long.
    private static void Follow(FragmentFacts start, SpreadPath path, bool[] isVisited, ValidationContext context)
    {
        if (isVisited[path.IndexOf(start)])
        {
            return;
        }

        isVisited[path.IndexOf(start)] = true;
        path.Enter(start);

        while (!path.IsEmpty)
        {
            if (!context.Spend(1))
            {
                return;
            }

            if (path.NextSpread() is not { } spread)
            {
                path.Leave();
            }
            else if (context.Facts.TryGetFragment(spread.Name.Value, out var fragment))
            {
                if (path.Contains(fragment))
                {
                    Report(path.SpreadsFrom(fragment), context);
                }
                else if (!isVisited[fragment.Index])
                {
                    isVisited[fragment.Index] = true;
                    path.Enter(fragment);
                }
            }
        }
    }

    private static void Report(List<FragmentSpreadNode> cycle, ValidationContext context)
    {
        var via = string.Join(", ", cycle.Take(cycle.Count - 1).Take(20).Select(spread => $"\"{spread.Name.Value}\""));

        context.Report(
            $"Cannot spread fragment \"{cycle[^1].Name.Value}\" within itself{(via.Length == 0 ? "" : $" via {via}")}.",
            Section,
            [.. cycle]);
    }

    /// <summary>The fragments entered and not left yet, each with the spread it is being followed at.</summary>
    private sealed class SpreadPath(DocumentFacts facts)
    {
        private readonly List<(List<FragmentSpreadNode> Spreads, int Index, int Next)> _steps = [];
        private readonly int[] _depth = new int[facts.Fragments.Count];

        public bool IsEmpty => _steps.Count == 0;

        /// <summary>One index for all fragments of a name: that they are several is another rule's matter.</summary>
        public int IndexOf(FragmentFacts fragment) => facts.TryGetFragment(fragment.Name, out var named) ? named.Index : fragment.Index;

        public void Enter(FragmentFacts fragment)
        {
            var index = IndexOf(fragment);
            _steps.Add((fragment.Spreads.Count == 0 ? [] : SpreadsIn(fragment.SelectionSet), index, 0));
            _depth[index] = _steps.Count;
        }

        public void Leave()
        {
            _depth[_steps[^1].Index] = 0;
            _steps.RemoveAt(_steps.Count - 1);
        }

        public bool Contains(FragmentFacts fragment) => _depth[IndexOf(fragment)] > 0;

        public FragmentSpreadNode? NextSpread()
        {
            var (spreads, index, next) = _steps[^1];

            if (next == spreads.Count)
            {
                return null;
            }

            _steps[^1] = (spreads, index, next + 1);
            return spreads[next];
        }

        public List<FragmentSpreadNode> SpreadsFrom(FragmentFacts fragment)
            => [.. _steps.Skip(_depth[IndexOf(fragment)] - 1).Select(step => step.Spreads[step.Next - 1])];

        // Where a fragment is spread twice, the one graphql-js comes to first tells the place: the outermost, then the last.
        private static List<FragmentSpreadNode> SpreadsIn(SelectionSetNode selectionSet)
        {
            var spreads = new List<FragmentSpreadNode>();
            var open = new Stack<SelectionSetNode>([selectionSet]);

            while (open.TryPop(out var set))
            {
                foreach (var selection in set.Selections)
                {
                    switch (selection)
                    {
                        case FragmentSpreadNode spread:
                            spreads.Add(spread);
                            break;
                        case FieldNode { SelectionSet: { } inner }:
                            open.Push(inner);
                            break;
                        case InlineFragmentNode fragment:
                            open.Push(fragment.SelectionSet);
                            break;
                    }
                }
            }

            return spreads;
        }
    }
}
