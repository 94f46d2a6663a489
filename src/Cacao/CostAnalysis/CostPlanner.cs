using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Cacao.Planning;
using Cacao.Types;

namespace Cacao.CostAnalysis;

/// <summary>
/// Works out the cost of an operation from its plan (GraphQL Cost Directives, section 6, "Static Query Analysis"). Selection sets that the
/// plan shares are counted once and multiplied, so fragments that fan out take no longer than their text.
/// </summary>
internal sealed class CostPlanner
{
    private readonly GraphQLSchema _schema;
    private readonly SchemaWeights _weights;
    private readonly Dictionary<(SelectionSet Set, SliceSize? Slice), CostPart> _parts = [];
    private readonly Dictionary<Selection, SliceSize> _slices = [];
    private readonly ImmutableArray<CostStep>.Builder _steps = ImmutableArray.CreateBuilder<CostStep>();

    private CostPlanner(GraphQLSchema schema, SchemaWeights weights)
    {
        _schema = schema;
        _weights = weights;
    }

    /// <exception cref="PlanningLimitException">The operation is too large.</exception>
    public static CostPlan Plan(GraphQLSchema schema, SchemaWeights weights, OperationPlan operation)
    {
        var planner = new CostPlanner(schema, weights);
        var root = planner.Add(operation.Root, sliceAbove: null);

        return new CostPlan(root, planner._steps.DrainToImmutable(), [.. planner._slices.Values.Where(slice => slice.IsOneRequired)]);
    }

    /// <summary>One object with its selection set. The slice above it says how many items those of its fields have that it sizes.</summary>
    private CostPart Add(SelectionSet set, SliceSize? sliceAbove)
    {
        if (_parts.TryGetValue((set, sliceAbove), out var known))
        {
            return known;
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PlanningLimitException.TooDeep();
        }

        var constant = _weights[set.Type];
        var terms = ImmutableArray.CreateBuilder<CostTerm>();

        foreach (var selection in set.Selections)
        {
            var term = CreateTerm(selection, sliceAbove);

            if (term.IsConstant)
            {
                constant += term.Evaluate([], VariableValues.Empty, includeMask: 0);
            }
            else
            {
                terms.Add(term);
            }
        }

        var part = terms.Count == 0 ? new CostPart(constant) : new CostPart(constant, _steps.Count);

        if (!part.IsConstant)
        {
            _steps.Add(new CostStep(constant, terms.DrainToImmutable()));
        }

        _parts.Add((set, sliceAbove), part);
        return part;
    }

    private CostTerm CreateTerm(Selection selection, SliceSize? sliceAbove)
    {
        var weights = _weights[selection.Field];
        var own = SliceOf(selection, weights);
        var sizesBelow = own is not null && !weights.ListSize!.SizedFields.IsEmpty;
        var slice = IsSizedBy(sliceAbove, selection) ? sliceAbove : sizesBelow ? null : own;

        return new CostTerm(
            selection.IsUnconditional ? [] : [.. selection.Occurrences.Select(occurrence => occurrence.Condition)],
            new OperationCost(FieldCostOf(selection, weights), 0, selection.ResponseName.Length),
            slice,
            Math.Pow(weights.DefaultListSize, Math.Max(0, slice is null ? weights.ListLevels : weights.ListLevels - 1)),
            selection.SubSelections is { } below
                ? [.. TypesOf(selection).Select(type => Add(below.Get(type), sizesBelow ? own : null))]
                : [new CostPart(weights.Leaf)]);
    }

    private SliceSize? SliceOf(Selection selection, FieldWeights weights)
    {
        if (weights.ListSize is null)
        {
            return null;
        }

        if (!_slices.TryGetValue(selection, out var slice))
        {
            _slices.Add(selection, slice = new SliceSize(selection, weights.ListSize, weights.DefaultListSize));
        }

        return slice;
    }

    private bool IsSizedBy(SliceSize? slice, Selection selection)
        => slice is not null && _weights[slice.Selection.Field].ListSize!.SizedFields.Contains(selection.Field.Name);

    private static double FieldCostOf(Selection selection, FieldWeights weights)
    {
        var cost = weights.Field;

        foreach (var (name, weight) in weights.Arguments)
        {
            cost += selection.SyntaxNode.Arguments.Any(argument => argument.Name.Value == name) ? weight : 0;
        }

        return cost;
    }

    private IEnumerable<ObjectType> TypesOf(Selection selection) => _schema.GetPossibleTypes(selection.Field.Type.NamedType);
}
