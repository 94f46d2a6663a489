using System.Collections.Immutable;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Planning;

/// <summary>
/// Turns one operation of a valid document into a plan. What is below a field depends on the merged fields alone, so equal groups
/// of fields share their plan, and a document whose fragments fan out is planned in proportion to its text.
/// </summary>
internal sealed class OperationPlanner
{
    private readonly GraphQLSchema _schema;
    private readonly Func<OutputField, PreparedField> _prepare;
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments;
    private readonly IncludeVariables _variables;
    private readonly PlanningBudget _budget;
    private readonly int _maxAliasesOfOneField;
    private readonly Dictionary<ImmutableArray<FieldOccurrence>, SubSelections> _subSelections = new(OccurrencesComparer.Instance);

    private OperationPlanner(
        GraphQLSchema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        PlanningOptions options,
        Func<OutputField, PreparedField> prepare)
    {
        _schema = schema;
        _prepare = prepare;
        _budget = new PlanningBudget(options.MaxSelections);
        _maxAliasesOfOneField = options.MaxAliasesOfOneField;
        _fragments = document.Definitions.OfType<FragmentDefinitionNode>()
            .DistinctBy(fragment => fragment.Name.Value)
            .ToDictionary(fragment => fragment.Name.Value, StringComparer.Ordinal);
        _variables = new IncludeVariables(operation.SelectionSet, _fragments);
    }

    /// <exception cref="PlanningLimitException">The operation is too large.</exception>
    public static OperationPlan Plan(
        GraphQLSchema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        PlanningOptions options,
        Func<OutputField, PreparedField> prepare)
    {
        var planner = new OperationPlanner(schema, document, operation, options, prepare);
        var rootType = schema.GetOperationType(operation.Operation)
            ?? throw new InvalidOperationException($"The schema has no {operation.Operation} type, so the document was not valid.");

        lock (planner)
        {
            var collector = planner.CreateCollector(rootType);
            collector.Collect(operation.SelectionSet, IncludeCondition.Always);

            return new OperationPlan(
                document,
                operation,
                OperationVariables.Create(schema, document, operation),
                planner._variables.Names,
                planner.CreateSelectionSet(collector, rootType));
        }
    }

    internal SelectionSet PlanSelectionSet(ObjectType type, ImmutableArray<FieldOccurrence> parents)
    {
        var collector = CreateCollector(type);

        foreach (var parent in parents)
        {
            if (parent.Node.SelectionSet is { } selectionSet)
            {
                collector.Collect(selectionSet, parent.Condition);
            }
        }

        return CreateSelectionSet(collector, type);
    }

    private SelectionCollector CreateCollector(ObjectType type) => new(_schema, _fragments, _variables, _budget, type);

    private SelectionSet CreateSelectionSet(SelectionCollector collector, ObjectType type)
    {
        var selections = ImmutableArray.CreateBuilder<Selection>(collector.Fields.Count);

        foreach (var collected in collector.Fields)
        {
            var node = collected.Occurrences[0].Node;

            // A document that was not validated may ask for what is not there; that is left out (section 6.3.1).
            if (_schema.TryGetField(type, node.Name.Value, out var field))
            {
                selections.Add(CreateSelection(type, field, collected));
            }
        }

        LimitAliases(selections);

        return new SelectionSet(type, selections.DrainToImmutable());
    }

    /// <summary>Each alias runs the field once more, so hundreds of them are a way to multiply one expensive resolver.</summary>
    private void LimitAliases(ImmutableArray<Selection>.Builder selections)
    {
        if (selections.Count <= _maxAliasesOfOneField)
        {
            return;
        }

        foreach (var (field, count) in selections.CountBy(selection => selection.Field))
        {
            if (count > _maxAliasesOfOneField)
            {
                throw PlanningLimitException.TooManyAliases($"{selections[0].DeclaringType.Name}.{field.Name}", count, _maxAliasesOfOneField);
            }
        }
    }

    private Selection CreateSelection(ObjectType type, OutputField field, CollectedField collected)
    {
        var occurrences = collected.Occurrences.DrainToImmutable();

        return new Selection(
            collected.ResponseName,
            field,
            type,
            occurrences,
            [.. collected.Positions],
            PreparedArguments.Create(field.Arguments, occurrences[0].Node.Arguments),
            field.Type.NamedType.IsCompositeType ? PlanSubSelections(field.Type.NamedType, occurrences) : null,
            _prepare(field));
    }

    private SubSelections PlanSubSelections(TypeDefinition type, ImmutableArray<FieldOccurrence> occurrences)
    {
        if (!_subSelections.TryGetValue(occurrences, out var subSelections))
        {
            _subSelections.Add(occurrences, subSelections = new SubSelections(this, occurrences));
        }

        if (type is ObjectType objectType)
        {
            subSelections.Get(objectType);
        }

        return subSelections;
    }
}
