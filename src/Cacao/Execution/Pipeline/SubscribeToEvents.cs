using Cacao.Errors;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>
/// Starts a subscription (Subscribe, specification, section 6.2.3): asks the root field for its events, and ends the request with the
/// stream of the responses to them.
/// </summary>
internal sealed class SubscribeToEvents : IRequestStep
{
    public async ValueTask RunAsync(RequestContext context)
    {
        if (context.Plan!.Type is not OperationType.Subscription || context.Options.ExecuteSubscriptionsOnce)
        {
            return;
        }

        if (context.Request.AllowedOperations?.Contains(OperationType.Subscription) != true)
        {
            context.Refuse(ExecutionErrors.OperationNotAllowed(OperationType.Subscription), ExecutionResultKind.OperationNotAllowed);
            return;
        }

        // The events outlast the request's time limit; only asking for them has to be quick.
        using var lifetime = new RequestCancellation(Timeout.InfiniteTimeSpan, context.Cancellation.ClientGone);
        var root = new SourceRun(context.For(lifetime), context.Plan, context.Variables, context.IncludeMask);

        if (root.Selection.Field.Subscribe is not { } subscribe)
        {
            context.Refuse(ExecutionErrors.NoEvents(root.Selection));
            return;
        }

        try
        {
            context.Result = new ResponseStream(context, await InTimeAsync(subscribe(root.CreateContext()), context.Cancellation.Token).ConfigureAwait(false));
        }
        catch (Exception exception) when (!context.Cancellation.IsCauseOf(exception))
        {
            context.Refuse([.. context.ErrorHandler.ToErrors(exception, context.Plan, context.User).Select(root.Place)]);
        }
    }

    private static async Task<ISourceStream> InTimeAsync(ValueTask<ISourceStream> subscribing, CancellationToken cancellationToken)
    {
        var source = subscribing.AsTask();

        try
        {
            return await source.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!source.IsCompleted)
        {
            // Nobody waits for it any more, so nobody else would end the listening.
            _ = source.ContinueWith(
                static late => late.Result.DisposeAsync().AsTask(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }
    }
}
