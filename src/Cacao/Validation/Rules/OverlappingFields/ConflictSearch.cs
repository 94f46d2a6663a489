using System.Runtime.CompilerServices;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>
/// Finds every two fields of a document that conflict, by comparing pairs: for the error messages of a document of which
/// <see cref="MergeCheck"/> said that there are some. Gives up quietly after a number of comparisons, with what it has found.
/// </summary>
internal sealed class ConflictSearch(ValidationContext context, int allowance)
{
    private readonly Dictionary<SelectionSetNode, FieldGroups> _groups = [];
    private readonly Dictionary<(FragmentFacts, FragmentFacts), bool> _comparedFragments = [];
    private int _allowance = allowance;

    /// <summary>The conflicts among the fields of every selection set below this one, each told where it shows first.</summary>
    public IEnumerable<FieldConflict> Find(SelectionSetNode selectionSet, TypeDefinition? parentType)
    {
        foreach (var conflict in FindWithin(selectionSet, parentType))
        {
            yield return conflict;
        }

        foreach (var group in GroupsOf(selectionSet, parentType).Groups)
        {
            foreach (var field in group)
            {
                if (field.Node.SelectionSet is { } inner)
                {
                    foreach (var conflict in Find(inner, field.Type))
                    {
                        yield return conflict;
                    }
                }
            }
        }
    }

    private List<FieldConflict> FindWithin(SelectionSetNode selectionSet, TypeDefinition? parentType)
    {
        List<FieldConflict> conflicts = [];
        var groups = GroupsOf(selectionSet, parentType);

        foreach (var group in groups.Groups)
        {
            for (var i = 0; i < group.Count; i++)
            {
                for (var j = i + 1; j < group.Count && !IsEnough(conflicts); j++)
                {
                    Compare(group[i], group[j], isExclusive: false, conflicts);
                }
            }
        }

        for (var i = 0; i < groups.Fragments.Count; i++)
        {
            Compare(groups, groups.Fragments[i], isExclusive: false, conflicts);

            for (var j = i + 1; j < groups.Fragments.Count && !IsEnough(conflicts); j++)
            {
                Compare(groups.Fragments[i], groups.Fragments[j], isExclusive: false, conflicts);
            }
        }

        return conflicts;
    }

    private void Compare(in SelectedField left, in SelectedField right, bool isExclusive, List<FieldConflict> conflicts)
    {
        if (!MayContinue())
        {
            return;
        }

        isExclusive |= left.IsExclusiveWith(right);

        var reason = isExclusive ? null : FieldEquality.WhyDifferent(left.Node, right.Node);

        if (left.Definition is not null && right.Definition is not null)
        {
            reason ??= FieldEquality.WhyShapesDiffer(left.Definition.Type, right.Definition.Type);
        }

        if (reason is not null)
        {
            conflicts.Add(FieldConflict.Between(left.Node, right.Node, reason));
        }
        else if (left.Node.SelectionSet is { } leftSet && right.Node.SelectionSet is { } rightSet)
        {
            List<FieldConflict> inside = [];
            CompareSelections(GroupsOf(leftSet, left.Type), GroupsOf(rightSet, right.Type), isExclusive, inside);

            if (FieldConflict.Around(left.Node, right.Node, inside) is { } conflict)
            {
                conflicts.Add(conflict);
            }
        }
    }

    private void CompareSelections(FieldGroups left, FieldGroups right, bool isExclusive, List<FieldConflict> conflicts)
    {
        CompareFields(left, right, isExclusive, conflicts);

        foreach (var fragment in right.Fragments)
        {
            Compare(left, fragment, isExclusive, conflicts);
        }

        foreach (var fragment in left.Fragments)
        {
            Compare(right, fragment, isExclusive, conflicts);
        }

        foreach (var leftFragment in left.Fragments)
        {
            foreach (var rightFragment in right.Fragments)
            {
                Compare(leftFragment, rightFragment, isExclusive, conflicts);
            }
        }
    }

    private void CompareFields(FieldGroups left, FieldGroups right, bool isExclusive, List<FieldConflict> conflicts)
    {
        foreach (var group in left.Groups)
        {
            if (!MayContinue())
            {
                return;
            }

            foreach (var leftField in group)
            {
                foreach (var rightField in right.Find(group[0].Node.ResponseName))
                {
                    if (_allowance <= 0)
                    {
                        return;
                    }

                    Compare(leftField, rightField, isExclusive, conflicts);
                }
            }
        }
    }

    private void Compare(FieldGroups fields, FragmentFacts fragment, bool isExclusive, List<FieldConflict> conflicts)
    {
        if (!MayContinue() || !fields.StartComparing(fragment, isExclusive))
        {
            return;
        }

        var fragmentFields = GroupsOf(fragment);

        if (ReferenceEquals(fields, fragmentFields))
        {
            return;
        }

        CompareFields(fields, fragmentFields, isExclusive, conflicts);

        foreach (var inner in fragmentFields.Fragments)
        {
            Compare(fields, inner, isExclusive, conflicts);
        }
    }

    private void Compare(FragmentFacts left, FragmentFacts right, bool isExclusive, List<FieldConflict> conflicts)
    {
        if (!MayContinue() || ReferenceEquals(left, right) || !StartComparing(left, right, isExclusive))
        {
            return;
        }

        var (leftFields, rightFields) = (GroupsOf(left), GroupsOf(right));

        CompareFields(leftFields, rightFields, isExclusive, conflicts);

        foreach (var inner in rightFields.Fragments)
        {
            Compare(left, inner, isExclusive, conflicts);
        }

        foreach (var inner in leftFields.Fragments)
        {
            Compare(inner, right, isExclusive, conflicts);
        }
    }

    // What was compared as if it could meet need not be compared again as what cannot.
    private bool StartComparing(FragmentFacts left, FragmentFacts right, bool isExclusive)
    {
        var pair = left.Index < right.Index ? (left, right) : (right, left);

        if (_comparedFragments.TryGetValue(pair, out var wasExclusive) && (isExclusive || !wasExclusive))
        {
            return false;
        }

        _comparedFragments[pair] = isExclusive;
        return true;
    }

    private bool IsEnough(List<FieldConflict> conflicts) => _allowance <= 0 || conflicts.Count >= context.Options.MaxAllowedErrors;

    // Calls nest as deep as fragments lead, so the stack is asked as well.
    private bool MayContinue() => !context.IsDone && _allowance-- > 0 && RuntimeHelpers.TryEnsureSufficientExecutionStack();

    private FieldGroups GroupsOf(FragmentFacts fragment) => GroupsOf(fragment.SelectionSet, fragment.ParentType);

    private FieldGroups GroupsOf(SelectionSetNode selectionSet, TypeDefinition? parentType)
    {
        if (!_groups.TryGetValue(selectionSet, out var groups))
        {
            groups = new FieldGroups();
            Collect(selectionSet, parentType, groups);
            _groups.Add(selectionSet, groups);
        }

        return groups;
    }

    private void Collect(SelectionSetNode selectionSet, TypeDefinition? parentType, FieldGroups groups)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    groups.Add(SelectedField.Of(field, parentType, context));
                    break;

                case InlineFragmentNode fragment:
                    Collect(fragment.SelectionSet, context.Schema.FindFragmentType(fragment, parentType), groups);
                    break;

                case FragmentSpreadNode spread when context.Facts.TryGetFragment(spread.Name.Value, out var fragment):
                    groups.Add(fragment);
                    break;
            }
        }
    }

    /// <summary>The fields of a selection set by response name, inline fragments followed, and the fragments it spreads.</summary>
    private sealed class FieldGroups
    {
        private readonly Dictionary<string, List<SelectedField>> _byName = new(StringComparer.Ordinal);
        private readonly Dictionary<FragmentFacts, bool> _comparedFragments = [];

        public List<List<SelectedField>> Groups { get; } = [];

        public List<FragmentFacts> Fragments { get; } = [];

        public void Add(in SelectedField field)
        {
            if (!_byName.TryGetValue(field.Node.ResponseName, out var group))
            {
                group = [];
                _byName.Add(field.Node.ResponseName, group);
                Groups.Add(group);
            }

            group.Add(field);
        }

        public void Add(FragmentFacts fragment)
        {
            if (!Fragments.Contains(fragment))
            {
                Fragments.Add(fragment);
            }
        }

        public List<SelectedField> Find(string responseName) => _byName.GetValueOrDefault(responseName) ?? [];

        public bool StartComparing(FragmentFacts fragment, bool isExclusive)
        {
            if (_comparedFragments.TryGetValue(fragment, out var wasExclusive) && (isExclusive || !wasExclusive))
            {
                return false;
            }

            _comparedFragments[fragment] = isExclusive;
            return true;
        }
    }
}
