using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Cacao.Execution;
using Cacao.Language;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Http;

/// <summary>One operation over a socket: a query, a mutation, or a subscription with all its events.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source of the token lives as long as the operation runs, and is disposed of by it.")]
internal sealed class SocketOperation(string id, IncomingRequest incoming, SocketSession session, SocketServices services)
{
    private static readonly FrozenSet<OperationType> AllOperations =
        FrozenSet.Create(OperationType.Query, OperationType.Mutation, OperationType.Subscription);

    private readonly CancellationTokenSource _stopped = CancellationTokenSource.CreateLinkedTokenSource(session.Connection.RequestAborted);

    public string Id => id;

    /// <summary>
    /// Starts the operation in an execution context of its own: there the current HttpContext can be the operation's without touching that
    /// of the socket.
    /// </summary>
    public Task Start()
    {
        var activity = Activity.Current;

        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => RunAsync(activity));
        }
    }

    /// <summary>The client does not want it any more: nothing is sent from here on.</summary>
    public void Stop()
    {
        try
        {
            _stopped.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // it has ended by itself in this moment
        }
    }

    private async Task RunAsync(Activity? activity)
    {
        Activity.Current = activity;

        try
        {
            await using var request = new SocketRequest(session.Connection.HttpContext, _stopped.Token);
            var accessor = request.Context.RequestServices.GetService<IHttpContextAccessor>();

            if (accessor is not null)
            {
                accessor.HttpContext = request.Context;
            }

            await ExecuteAsync(request.Context).ConfigureAwait(false);
            await services.Interceptor.OnCompleteAsync(session, id, CancellationToken.None).ConfigureAwait(false);

            if (accessor is not null)
            {
                accessor.HttpContext = null;
            }
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // stopped before it began
        }
        catch (Exception exception)
        {
            SocketLog.OperationFailed(services.Logger, exception);
            await session.Connection.CloseAsync(CloseCode.InternalError.Reason, CloseCode.InternalError.Code).ConfigureAwait(false);
        }
        finally
        {
            session.Remove(this);
            incoming.Dispose();
            _stopped.Dispose();
        }
    }

    private async Task ExecuteAsync(HttpContext context)
    {
        var builder = new OperationRequestBuilder();
        await services.Interceptor.OnRequestAsync(session, id, builder, _stopped.Token).ConfigureAwait(false);

        using var result = await services.Executor
            .ExecuteAsync(incoming.ToRequest(AllOperations) with { GlobalState = builder.GlobalState }, context.RequestServices, context.User, _stopped.Token)
            .ConfigureAwait(false);

        if (result is ResponseStream stream)
        {
            await using (stream)
            {
                await SendEventsAsync(stream).ConfigureAwait(false);
            }
        }
        else if (await SendAsync(result).ConfigureAwait(false))
        {
            await CompleteAsync().ConfigureAwait(false);
        }
    }

    private async Task SendEventsAsync(ResponseStream stream)
    {
        await foreach (var result in stream.ReadResultsAsync(_stopped.Token).ConfigureAwait(false))
        {
            using (result)
            {
                if (!await SendAsync(result).ConfigureAwait(false))
                {
                    return;
                }
            }
        }

        await CompleteAsync().ConfigureAwait(false);
    }

    /// <summary>Sends a result, or the errors that came in its stead; false when the operation has ended with it.</summary>
    private async ValueTask<bool> SendAsync(ExecutionResult result)
    {
        if (_stopped.IsCancellationRequested)
        {
            return false;
        }

        if (result.Kind is ExecutionResultKind.Executed)
        {
            try
            {
                await session.SendNextAsync(id, result).ConfigureAwait(false);
                return true;
            }
            catch (ResponseTooLargeException)
            {
                session.Release(this);
                await session.SendErrorAsync(id, [Refusals.ResponseTooLarge.ToError()]).ConfigureAwait(false);
                return false;
            }
        }

        session.Release(this);
        await session.SendErrorAsync(id, result.Errors ?? []).ConfigureAwait(false);
        return false;
    }

    private async ValueTask CompleteAsync()
    {
        // Before the message: the client may use the id again as soon as it has read it.
        session.Release(this);

        if (!_stopped.IsCancellationRequested)
        {
            await session.SendCompleteAsync(id).ConfigureAwait(false);
        }
    }
}
