using System.Collections.Immutable;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Planning;

/// <summary>Merges the fields that selection sets ask of one object type (CollectFields, specification, section 6.3.2).</summary>
internal sealed class SelectionCollector(
    GraphQLSchema schema,
    IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
    IncludeVariables variables,
    PlanningBudget budget,
    ObjectType type)
{
    private readonly Dictionary<string, CollectedField> _byResponseName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<IncludeCondition>> _visitedFragments = new(StringComparer.Ordinal);
    private int _position;

    /// <summary>The merged fields in the order of their first occurrence.</summary>
    public List<CollectedField> Fields { get; } = [];

    public void Collect(SelectionSetNode selectionSet, IncludeCondition above)
    {
        foreach (var selection in selectionSet.Selections)
        {
            budget.Spend();

            if (variables.Read(above, selection.Directives) is not { } condition)
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    Add(field, condition);
                    break;

                case InlineFragmentNode fragment when Applies(fragment.TypeCondition):
                    Collect(fragment.SelectionSet, condition);
                    break;

                case FragmentSpreadNode spread when IsFirstVisit(spread.Name.Value, condition)
                    && fragments.TryGetValue(spread.Name.Value, out var fragment)
                    && Applies(fragment.TypeCondition):
                    Collect(fragment.SelectionSet, condition);
                    break;
            }
        }
    }

    private void Add(FieldNode node, IncludeCondition condition)
    {
        if (!_byResponseName.TryGetValue(node.ResponseName, out var field))
        {
            field = new CollectedField(node.ResponseName);
            _byResponseName.Add(node.ResponseName, field);
            Fields.Add(field);
        }

        field.Occurrences.Add(new FieldOccurrence(node, condition));
        field.Positions.Add(_position++);
    }

    /// <summary>A fragment counts once, but again when it was there before only under a narrower condition.</summary>
    private bool IsFirstVisit(string name, IncludeCondition condition)
    {
        if (!_visitedFragments.TryGetValue(name, out var visits))
        {
            _visitedFragments.Add(name, visits = []);
        }

        if (visits.Exists(visit => visit.IsImpliedBy(condition)))
        {
            return false;
        }

        visits.Add(condition);
        return true;
    }

    private bool Applies(NamedTypeNode? typeCondition)
        => typeCondition is null
            || typeCondition.Name.Value == type.Name
            || (schema.TryGetType(typeCondition.Name.Value, out var condition) && schema.IsSubType(condition, type));
}

/// <summary>The fields of one response name.</summary>
internal sealed record CollectedField(string ResponseName)
{
    public ImmutableArray<FieldOccurrence>.Builder Occurrences { get; } = ImmutableArray.CreateBuilder<FieldOccurrence>(1);

    public List<int> Positions { get; } = new(1);
}
