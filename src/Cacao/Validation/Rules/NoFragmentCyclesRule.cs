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
        var path = new SpreadPath(fragments.Count);

        foreach (var fragment in fragments)
        {
            Follow(fragment, path, isVisited, context);
        }
    }

    // Depth first over every fragment once, with a list instead of calls: a chain of fragments may be long.
    private static void Follow(FragmentFacts start, SpreadPath path, bool[] isVisited, ValidationContext context)
    {
        if (isVisited[start.Index])
        {
            return;
        }

        isVisited[start.Index] = true;
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
            else if (spread.Fragment is { } fragment)
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
    private sealed class SpreadPath(int fragmentCount)
    {
        private readonly List<(FragmentFacts Fragment, int Next)> _steps = [];
        private readonly int[] _depth = new int[fragmentCount];

        public bool IsEmpty => _steps.Count == 0;

        public void Enter(FragmentFacts fragment)
        {
            _steps.Add((fragment, 0));
            _depth[fragment.Index] = _steps.Count;
        }

        public void Leave()
        {
            _depth[_steps[^1].Fragment.Index] = 0;
            _steps.RemoveAt(_steps.Count - 1);
        }

        public bool Contains(FragmentFacts fragment) => _depth[fragment.Index] > 0;

        public SpreadUse? NextSpread()
        {
            var (fragment, next) = _steps[^1];

            if (next == fragment.Spreads.Count)
            {
                return null;
            }

            _steps[^1] = (fragment, next + 1);
            return fragment.Spreads[next];
        }

        public List<FragmentSpreadNode> SpreadsFrom(FragmentFacts fragment)
            => [.. _steps.Skip(_depth[fragment.Index] - 1).Select(step => step.Fragment.Spreads[step.Next - 1].Node)];
    }
}
