using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Cacao.Errors;
using Cacao.Planning;
using Cacao.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Execution;

/// <summary>
/// The responses of a subscription, one for each event, in order (MapSourceToResponseEvent, specification, section 6.2.3.2). Each event is
/// executed with services and DataLoaders of its own, so it sees what is stored at that moment. In between it holds what it takes to
/// execute the next and nothing more: no services, and none of the bytes of the request. Disposing of the stream ends the listening.
/// </summary>
public sealed class ResponseStream : ExecutionResult, IAsyncDisposable
{
    private readonly GraphQLSchema _schema;
    private readonly RequestExecutorOptions _options;
    private readonly ErrorHandler _errorHandler;
    private readonly ClaimsPrincipal? _user;
    private readonly IReadOnlyDictionary<string, object?>? _globalState;
    private readonly OperationPlan _plan;
    private readonly VariableValues _variables;
    private readonly ulong _includeMask;
    private readonly ISourceStream _source;
    private int _isDisposed;

    internal ResponseStream(RequestContext request, ISourceStream source)
    {
        (_schema, _options, _errorHandler, _user) = (request.Schema, request.Options, request.ErrorHandler, request.User);
        (_globalState, _plan, _includeMask) = (request.Request.GlobalState, request.Plan!, request.IncludeMask);
        _variables = request.Variables.Keep();
        _source = source;
    }

    public override ExecutionResultKind Kind => ExecutionResultKind.Subscribed;

    public override bool IsDataNull => false;

    public override IReadOnlyList<IError>? Errors => null;

    /// <summary>
    /// The responses, each to be disposed before the next is asked for. Where the source fails, a last one of the kind
    /// <see cref="ExecutionResultKind.RequestError"/> tells why. Ends without one when the token fires.
    /// </summary>
    /// <param name="scopes">Where each event gets its services from.</param>
    /// <param name="cancellationToken">Ends the responses.</param>
    public async IAsyncEnumerable<ExecutionResult> ReadResultsAsync(
        IServiceScopeFactory scopes, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var events = _source.ReadEventsAsync().GetAsyncEnumerator(cancellationToken);

        while (true)
        {
            var hasEvent = false;
            ExecutionResult? failure = null;

            try
            {
                hasEvent = await events.MoveNextAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // nobody reads any more
            }
            catch (Exception exception)
            {
                failure = Fail(exception);
            }

            if (failure is not null)
            {
                yield return failure;
            }

            if (!hasEvent || cancellationToken.IsCancellationRequested)
            {
                yield break;
            }

            // It lives until the response has been written: values may still hang on it.
            await using var scope = scopes.CreateAsyncScope();

            yield return await ExecuteAsync(events.Current, scope.ServiceProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    public override void WriteTo(IBufferWriter<byte> output)
        => throw new InvalidOperationException("A subscription has many responses: read them one after the other.");

    public override void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _isDisposed, 1) == 0 ? _source.DisposeAsync() : ValueTask.CompletedTask;

    /// <summary>ExecuteSubscriptionEvent: the plan runs with the event as the root value.</summary>
    private async ValueTask<ExecutionResult> ExecuteAsync(object? message, IServiceProvider services, CancellationToken cancellationToken)
    {
        using var cancellation = new RequestCancellation(_options.ExecutionTimeout, cancellationToken);
        var request = CreateRequest(services, cancellation);

        try
        {
            var execution = new OperationExecution(request, _plan, _variables, _includeMask);
            var result = await execution.ExecuteAsync(message).ConfigureAwait(false);

            if (result is OperationResult executed && executed.IsTooLarge())
            {
                executed.Dispose();
                return new RequestErrorResult([_errorHandler.Finish(ExecutionErrors.ResponseTooLarge(_options.MaxResponseBytes))]);
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

    private RequestContext CreateRequest(IServiceProvider services, RequestCancellation cancellation)
    {
        var request = new GraphQLRequest { OperationName = _plan.Operation.Name?.Value, GlobalState = _globalState };

        return new RequestContext(request, _schema, _options, _errorHandler, services, _user, cancellation) { Plan = _plan };
    }

    private RequestErrorResult Fail(Exception exception)
        => new([.. _errorHandler.ToErrors(exception, _plan, _user).Select(_errorHandler.Finish)]);
}
