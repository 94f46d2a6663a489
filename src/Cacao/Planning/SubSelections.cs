using System.Collections.Immutable;
using Cacao.Types;

namespace Cacao.Planning;

/// <summary>
/// What is asked for below a composite field: one selection set per object type. Those of an abstract type are planned when the first
/// value of that type turns up, because most possible types never do.
/// </summary>
public sealed class SubSelections
{
    private readonly OperationPlanner _planner;
    private ImmutableArray<SelectionSet> _sets = [];

    internal SubSelections(OperationPlanner planner, ImmutableArray<FieldOccurrence> occurrences)
    {
        _planner = planner;
        Occurrences = occurrences;
    }

    internal ImmutableArray<FieldOccurrence> Occurrences { get; }

    /// <exception cref="PlanningLimitException">The operation is too large.</exception>
    public SelectionSet Get(ObjectType type)
    {
        foreach (var set in _sets)
        {
            if (ReferenceEquals(set.Type, type))
            {
                return set;
            }
        }

        return Add(type);
    }

    private SelectionSet Add(ObjectType type)
    {
        lock (_planner)
        {
            if (_sets.FirstOrDefault(set => set.Type == type) is { } existing)
            {
                return existing;
            }

            var added = _planner.PlanSelectionSet(type, Occurrences);
            _sets = _sets.Add(added);

            return added;
        }
    }
}
