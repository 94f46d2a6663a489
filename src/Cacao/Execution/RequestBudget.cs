using System.Diagnostics;
using Cacao.CostAnalysis;

namespace Cacao.Execution;

/// <summary>What several requests may use together, because they came as one: a list of them is held to the limits of a single request.</summary>
public sealed class RequestBudget
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _mutations;
    private OperationCost _cost;

    /// <summary>The time that is used up.</summary>
    internal TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Counts mutations; answers how many there are by now. Requests of one budget run one after the other.</summary>
    internal int AddMutations(int count) => _mutations += count;

    /// <summary>Adds the cost of a request; answers the cost of all by now.</summary>
    internal OperationCost AddCost(OperationCost cost) => _cost += cost;
}
