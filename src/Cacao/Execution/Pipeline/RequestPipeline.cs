using System.Collections.Immutable;
using Cacao.Language;
using Cacao.Validation;

namespace Cacao.Execution;

/// <summary>The way of a request, step by step, from its text to its result.</summary>
internal sealed class RequestPipeline(ImmutableArray<IRequestStep> steps)
{
    public static RequestPipeline Create(
        ParserOptions parserOptions,
        DocumentValidator? validator,
        PersistedDocuments persistedDocuments,
        DocumentCache cache,
        FieldRunnerFactory runners,
        LimitCost? limitCost) => new(
        [
            new FindPersistedDocument(persistedDocuments),
            new FindDocument(cache),
            new ParseDocument(parserOptions),
            new ValidateDocument(validator, cache),
            new KeepPersistedDocument(persistedDocuments),
            new PlanOperation(runners),
            new CheckOperationKind(),
            new CoerceVariables(),
            new LimitMutations(),
            .. limitCost is null ? ReadOnlySpan<IRequestStep>.Empty : [limitCost],
            new SubscribeToEvents(),
            new ExecuteOperation(),
        ]);

    /// <summary>Runs the steps until one has a result.</summary>
    public async ValueTask<ExecutionResult> RunAsync(RequestContext context)
    {
        foreach (var step in steps)
        {
            await step.RunAsync(context).ConfigureAwait(false);

            if (context.Result is { } result)
            {
                result.ReportedCost = context.Request.CostReporting is CostReporting.None ? null : context.Cost;
                return result;
            }
        }

        throw new InvalidOperationException("The pipeline ended without a result.");
    }
}
