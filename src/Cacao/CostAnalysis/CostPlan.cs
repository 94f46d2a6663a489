using System.Buffers;
using System.Collections.Immutable;
using Cacao.Planning;
using Cacao.Types;

namespace Cacao.CostAnalysis;

/// <summary>
/// The cost of an operation as far as its document settles it, and a step for each selection set whose cost depends on variables. For most
/// operations that leaves no step at all.
/// </summary>
internal sealed class CostPlan(CostPart root, ImmutableArray<CostStep> steps, ImmutableArray<SliceSize> requiredSlices) : PreparedCost
{
    private const int FewSteps = 32;

    /// <summary>How many selection sets each request has to go through.</summary>
    public int StepCount => steps.Length;

    /// <summary>The cost under a request's variables, in time linear in the plan.</summary>
    public OperationCost Evaluate(VariableValues variables, ulong includeMask)
    {
        if (steps.IsEmpty)
        {
            return root.Constant;
        }

        if (steps.Length <= FewSteps)
        {
            return Evaluate(stackalloc OperationCost[FewSteps], variables, includeMask);
        }

        var rented = ArrayPool<OperationCost>.Shared.Rent(steps.Length);
        var cost = Evaluate(rented, variables, includeMask);
        ArrayPool<OperationCost>.Shared.Return(rented);

        return cost;
    }

    /// <summary>A selection that gives none or several of its slicing arguments and has to give one; null if there is none.</summary>
    public Selection? FindUnsliced(VariableValues variables)
    {
        foreach (var slice in requiredSlices)
        {
            if (slice.CountGiven(variables) != 1)
            {
                return slice.Selection;
            }
        }

        return null;
    }

    private OperationCost Evaluate(Span<OperationCost> results, VariableValues variables, ulong includeMask)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            results[i] = steps[i].Evaluate(results, variables, includeMask);
        }

        return root.Get(results);
    }
}

/// <summary>A cost that is known, or the step that works it out.</summary>
internal readonly record struct CostPart(OperationCost Constant, int Step = -1)
{
    public bool IsConstant => Step < 0;

    public OperationCost Get(ReadOnlySpan<OperationCost> results) => IsConstant ? Constant : results[Step];
}

/// <summary>An object with its selection set: what is always the same, and the selections that are not.</summary>
internal sealed record CostStep(OperationCost Constant, ImmutableArray<CostTerm> Terms)
{
    public OperationCost Evaluate(ReadOnlySpan<OperationCost> results, VariableValues variables, ulong includeMask)
    {
        var cost = Constant;

        foreach (var term in Terms)
        {
            cost += term.Evaluate(results, variables, includeMask);
        }

        return cost;
    }
}

/// <summary>A selection: its own cost and that of its items.</summary>
/// <param name="Conditions">It is there when one of them holds.</param>
/// <param name="Own">What it costs without its items.</param>
/// <param name="Slice">How many items there are, if variables say it.</param>
/// <param name="Size">How many items there are for each of <paramref name="Slice"/>.</param>
/// <param name="Items">What an item costs, for each type it may have; the dearest counts.</param>
internal sealed record CostTerm(
    ImmutableArray<IncludeCondition> Conditions,
    OperationCost Own,
    SliceSize? Slice,
    double Size,
    ImmutableArray<CostPart> Items)
{
    public bool IsConstant => Conditions.IsEmpty && Slice is not { IsConstant: false } && Items.All(part => part.IsConstant);

    public OperationCost Evaluate(ReadOnlySpan<OperationCost> results, VariableValues variables, ulong includeMask)
    {
        if (!IsIncluded(includeMask))
        {
            return default;
        }

        var dearest = default(OperationCost);

        foreach (var item in Items)
        {
            dearest = OperationCost.Max(dearest, item.Get(results));
        }

        return Own + ((Slice?.Get(variables) ?? 1) * Size * dearest);
    }

    private bool IsIncluded(ulong includeMask)
    {
        if (Conditions.IsEmpty)
        {
            return true;
        }

        foreach (var condition in Conditions)
        {
            if (condition.IsIncluded(includeMask))
            {
                return true;
            }
        }

        return false;
    }
}
