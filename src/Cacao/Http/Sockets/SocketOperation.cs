using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Cacao.Execution;
using Cacao.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Http;

/// <summary>
/// One operation over a socket: a query, a mutation, or a subscription with all its events. A subscription gives back the request it began
/// with, and has a new one for each event: nearly all of the time it waits, and then it needs none. It keeps the services that it began
/// with, as its source may use them.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The source of the token lives as long as the operation runs, and is disposed of by it.")]
internal sealed class SocketOperation : IThreadPoolWorkItem, IServiceScopeFactory
{
    private static readonly FrozenSet<OperationType> AllOperations =
        FrozenSet.Create(OperationType.Query, OperationType.Mutation, OperationType.Subscription);

    private readonly SocketSession _session;
    private readonly SocketServices _services;
    private readonly CancellationTokenSource _stopped = new();
    private readonly Activity? _activity = Activity.Current;
    private IncomingRequest? _incoming;
    private volatile bool _isReleased;

    public SocketOperation(string id, IncomingRequest incoming, SocketSession session, SocketServices services)
        => (Id, _incoming, _session, _services) = (id, incoming, session, services);

    public string Id { get; }

    /// <summary>Nothing more is sent for it, and its id may be used again.</summary>
    public bool IsReleased => _isReleased;

    /// <summary>
    /// Starts the operation in an execution context of its own: there the current HttpContext can be the operation's without touching that
    /// of the socket.
    /// </summary>
    public void Start() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    void IThreadPoolWorkItem.Execute()
    {
        Activity.Current = _activity;
        _ = RunAsync();
    }

    /// <summary>Opens the request of an event.</summary>
    IServiceScope IServiceScopeFactory.CreateScope() => OpenRequest(_services.Scopes.CreateAsyncScope());

    /// <summary>Nothing more is sent for it.</summary>
    public void Release() => _isReleased = true;

    /// <summary>Nobody wants it any more: nothing is sent from here on.</summary>
    public void Stop()
    {
        Release();

        try
        {
            _stopped.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // it has ended by itself in this moment
        }
    }

    private async Task RunAsync()
    {
        try
        {
            await using var scope = _services.Scopes.CreateAsyncScope();
            await using var stream = await ExecuteAsync(scope).ConfigureAwait(false);

            if (stream is not null)
            {
                await foreach (var result in stream.ReadResultsAsync(this, _stopped.Token).ConfigureAwait(false))
                {
                    using (result)
                    {
                        await SendAsync(result).ConfigureAwait(false);
                    }

                    if (_isReleased)
                    {
                        break;
                    }
                }
            }

            await CompleteAsync().ConfigureAwait(false);
            await _services.Interceptor.OnCompleteAsync(_session, Id, CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // stopped before it began
        }
        catch (Exception exception)
        {
            SocketLog.OperationFailed(_services.Logger, exception);
            await _session.Connection.CloseAsync(CloseCode.InternalError.Reason, CloseCode.InternalError.Code).ConfigureAwait(false);
        }
        finally
        {
            Release();
            _stopped.Dispose();
            _session.Remove(this);
        }
    }

    /// <summary>Sends the response; or begins the subscription, and answers the stream of its responses.</summary>
    private async ValueTask<ResponseStream?> ExecuteAsync(AsyncServiceScope scope)
    {
        using var incoming = Interlocked.Exchange(ref _incoming, null);
        var request = OpenRequest(scope);

        try
        {
            var builder = new OperationRequestBuilder();
            await _services.Interceptor.OnRequestAsync(_session, Id, builder, _stopped.Token).ConfigureAwait(false);

            var result = await _services.Executor
                .ExecuteAsync(
                    incoming!.ToRequest(AllOperations) with { GlobalState = builder.GlobalState },
                    request.ServiceProvider,
                    request.Context.User,
                    _stopped.Token)
                .ConfigureAwait(false);

            if (result is ResponseStream stream)
            {
                return stream;
            }

            using (result)
            {
                await SendAsync(result).ConfigureAwait(false);
            }

            return null;
        }
        finally
        {
            request.Leave();
        }
    }

    private SocketRequest OpenRequest(AsyncServiceScope scope) => new(_session.Connection.HttpContext, scope, _stopped.Token);

    /// <summary>Sends a response; or the errors that came in its stead, and that is the end of the operation.</summary>
    private async ValueTask SendAsync(ExecutionResult result)
    {
        if (_isReleased)
        {
            return;
        }

        if (result.Kind is not ExecutionResultKind.Executed)
        {
            await EndAsync(result.Errors ?? []).ConfigureAwait(false);
            return;
        }

        try
        {
            await _session.SendNextAsync(Id, result).ConfigureAwait(false);
        }
        catch (ResponseTooLargeException)
        {
            await EndAsync([Refusals.ResponseTooLarge.ToError()]).ConfigureAwait(false);
        }
    }

    private ValueTask EndAsync(IReadOnlyList<Errors.IError> errors)
    {
        Release();
        return _session.SendErrorAsync(Id, errors);
    }

    private async ValueTask CompleteAsync()
    {
        if (_isReleased)
        {
            return;
        }

        // Before the message: the client may use the id again as soon as it has read it.
        Release();
        await _session.SendCompleteAsync(Id).ConfigureAwait(false);
    }
}
