using System.Collections.Immutable;
using Cacao.CostAnalysis;
using Cacao.Errors;
using Cacao.Schema;

namespace Cacao.Execution;

/// <summary>Works out what the operation may cost under its variables, and refuses what costs too much.</summary>
internal sealed class LimitCost(CostAnalyzer analyzer, ImmutableArray<ExecutionDiagnosticEventListener> listeners) : IRequestStep
{
    public ValueTask RunAsync(RequestContext context)
    {
        var plan = analyzer.Analyze(context.Plan!);
        var cost = plan.Evaluate(context.Variables, context.IncludeMask);
        var sum = context.Request.Budget?.AddCost(cost) ?? cost;
        context.Cost = cost;

        if (plan.FindUnsliced(context.Variables) is { } unsliced)
        {
            context.Refuse(ExecutionErrors.OneSlicingArgumentNeeded(unsliced, context.Plan!.Document));
        }
        else if (analyzer.Options.EnforceCostLimits && FindExcess(sum, context.Options.MaxResponseBytes) is { } excess)
        {
            context.Refuse(excess);
        }
        else if (context.Request.CostReporting is CostReporting.Validate)
        {
            context.Result = new CostResult { ReportedCost = cost };
        }
        else
        {
            foreach (var listener in listeners)
            {
                listener.OperationCost(context, cost.FieldCost, cost.TypeCost);
            }
        }

        return default;
    }

    private IError? FindExcess(OperationCost cost, long maxResponseBytes)
        => Check("field cost", cost.FieldCost, nameof(CostOptions.MaxFieldCost), analyzer.Options.MaxFieldCost)
            ?? Check("type cost", cost.TypeCost, nameof(CostOptions.MaxTypeCost), analyzer.Options.MaxTypeCost)
            ?? Check("size of the response, as it can be expected,", cost.ResponseSize, nameof(RequestExecutorOptions.MaxResponseBytes), maxResponseBytes);

    private static IError? Check(string figure, double value, string limit, double allowed)
        => value > allowed ? ExecutionErrors.CostExceeded(figure, value, limit, allowed) : null;
}
