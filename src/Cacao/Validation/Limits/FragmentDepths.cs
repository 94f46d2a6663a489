namespace Cacao.Validation;

/// <summary>How deep fields reach with spreads followed. Every fragment is looked at once, however often it is spread.</summary>
internal sealed class FragmentDepths
{
    private readonly FieldDepth[] _depths;

    private FragmentDepths(int fragmentCount) => _depths = new FieldDepth[fragmentCount];

    public static FragmentDepths Of(ValidationContext context)
    {
        var depths = new FragmentDepths(context.Facts.Fragments.Count);

        foreach (var fragment in InnermostFirst(context))
        {
            depths._depths[fragment.Index] = depths.Reach(fragment);
        }

        return depths;
    }

    public FieldDepth Reach(DefinitionFacts definition)
    {
        var depth = definition.Depth;

        foreach (var spread in definition.Spreads)
        {
            if (spread.Fragment is { } fragment)
            {
                depth = depth.Max(spread.Depth + _depths[fragment.Index]);
            }
        }

        return depth;
    }

    // Each fragment comes after those it spreads. Spreads that close a cycle are passed over: another rule refuses them.
    private static List<FragmentFacts> InnermostFirst(ValidationContext context)
    {
        var fragments = context.Facts.Fragments;
        var order = new List<FragmentFacts>(fragments.Count);
        var isSeen = new bool[fragments.Count];
        var path = new Stack<(FragmentFacts Fragment, int Next)>();

        foreach (var start in fragments)
        {
            Enter(start);

            while (path.TryPop(out var step))
            {
                if (!context.Spend(1))
                {
                    return order;
                }

                if (step.Next == step.Fragment.Spreads.Count)
                {
                    order.Add(step.Fragment);
                    continue;
                }

                path.Push((step.Fragment, step.Next + 1));

                if (step.Fragment.Spreads[step.Next].Fragment is { } inner)
                {
                    Enter(inner);
                }
            }
        }

        return order;

        void Enter(FragmentFacts fragment)
        {
            if (!isSeen[fragment.Index])
            {
                isSeen[fragment.Index] = true;
                path.Push((fragment, 0));
            }
        }
    }
}
