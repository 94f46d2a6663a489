using System.Buffers;
using System.Runtime.CompilerServices;
using Cacao.Errors;
using Cacao.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Execution;

/// <summary>
/// The responses of a subscription, one for each event, in order (MapSourceToResponseEvent, specification, section 6.2.3.2). Each event is
/// executed with services and DataLoaders of its own, so it sees what is stored at that moment. Disposing of the stream ends the listening.
/// </summary>
public sealed class ResponseStream : ExecutionResult, IAsyncDisposable
{
    private readonly RequestContext _request;
    private readonly ISourceStream _source;
    private int _isDisposed;

    internal ResponseStream(RequestContext request, ISourceStream source)
    {
        _request = request;
        _source = source;
    }

    public override ExecutionResultKind Kind => ExecutionResultKind.Subscribed;

    public override bool IsDataNull => false;

    public override IReadOnlyList<IError>? Errors => null;

    /// <summary>
    /// The responses, each to be disposed before the next is asked for. Where the source fails, a last one of the kind
    /// <see cref="ExecutionResultKind.RequestError"/> tells why. Ends without one when the token fires.
    /// </summary>
    public async IAsyncEnumerable<ExecutionResult> ReadResultsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var events = _source.ReadEventsAsync().GetAsyncEnumerator(cancellationToken);

        while (true)
        {
            var next = await ReadNextAsync(events, cancellationToken).ConfigureAwait(false);

            if (next.Failure is { } failure)
            {
                yield return failure;
            }

            if (!next.HasEvent)
            {
                yield break;
            }

            // It lives until the response has been written: values may still hang on it.
            await using var scope = _request.Services.CreateAsyncScope();

            yield return await ExecuteAsync(events.Current, scope.ServiceProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    public override void WriteTo(IBufferWriter<byte> output)
        => throw new InvalidOperationException("A subscription has many responses: read them one after the other.");

    public override void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _isDisposed, 1) == 0 ? _source.DisposeAsync() : ValueTask.CompletedTask;

    private async ValueTask<Next> ReadNextAsync(IAsyncEnumerator<object?> events, CancellationToken cancellationToken)
    {
        try
        {
            return new Next(await events.MoveNextAsync().ConfigureAwait(false) && !cancellationToken.IsCancellationRequested, null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return default;
        }
        catch (Exception exception)
        {
            return new Next(false, Fail(exception));
        }
    }

    /// <summary>ExecuteSubscriptionEvent: the plan runs with the event as the root value.</summary>
    private async ValueTask<ExecutionResult> ExecuteAsync(object? message, IServiceProvider services, CancellationToken cancellationToken)
    {
        using var cancellation = new RequestCancellation(_request.Options.ExecutionTimeout, cancellationToken);
        var request = _request.For(services, cancellation);

        try
        {
            var execution = new OperationExecution(request, _request.Plan!, _request.Variables, _request.IncludeMask);
            var result = await execution.ExecuteAsync(message).ConfigureAwait(false);

            if (result is OperationResult executed && executed.IsTooLarge())
            {
                executed.Dispose();
                return new RequestErrorResult([_request.ErrorHandler.Finish(ExecutionErrors.ResponseTooLarge(_request.Options.MaxResponseBytes))]);
            }

            return result;
        }
        catch (Exception exception) when (cancellation.IsCauseOf(exception))
        {
            return request.CancelledResult();
        }
        catch (Exception exception)
        {
            return Fail(exception);
        }
    }

    private RequestErrorResult Fail(Exception exception)
        => new([.. _request.ErrorHandler.ToErrors(exception, _request).Select(_request.ErrorHandler.Finish)]);

    private readonly record struct Next(bool HasEvent, ExecutionResult? Failure);
}
