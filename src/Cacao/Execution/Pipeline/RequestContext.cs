using System.Collections.Concurrent;
using System.Security.Claims;
using Cacao.CostAnalysis;
using Cacao.Errors;
using Cacao.Language;
using Cacao.Planning;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>One request on its way through the pipeline, and what the steps have found out about it.</summary>
internal sealed class RequestContext(
    GraphQLRequest request,
    GraphQLSchema schema,
    RequestExecutorOptions options,
    ErrorHandler errorHandler,
    IServiceProvider services,
    ClaimsPrincipal? user,
    RequestCancellation cancellation) : IRequestContext
{
    private static readonly IReadOnlyDictionary<string, object?> NoState = new Dictionary<string, object?>();

    private ConcurrentDictionary<string, object?>? _contextData;

    public GraphQLRequest Request { get; } = request;

    public GraphQLSchema Schema { get; } = schema;

    public RequestExecutorOptions Options { get; } = options;

    public ErrorHandler ErrorHandler { get; } = errorHandler;

    public IServiceProvider Services { get; } = services;

    /// <summary>Who asks; null counts as nobody.</summary>
    public ClaimsPrincipal? User { get; } = user;

    public RequestCancellation Cancellation { get; } = cancellation;

    /// <summary>The document's text: the request's own, or that of the document it names.</summary>
    public ReadOnlyMemory<byte> Text { get; set; } = request.Document;

    /// <summary>The document that the request names.</summary>
    public PersistedDocument? PersistedDocument { get; set; }

    /// <summary>The name under which the client wants the document kept.</summary>
    public DocumentHash? HashToKeep { get; set; }

    /// <summary>The document is known and was valid before.</summary>
    public CachedDocument? CachedDocument { get; set; }

    /// <summary>The document of a text that is new; null while nothing needs it.</summary>
    public DocumentNode? Document { get; set; }

    IOperationRequest IRequestContext.Request => Request;

    DocumentNode? IRequestContext.Document => Document ?? CachedDocument?.Document;

    public OperationPlan? Plan { get; set; }

    public VariableValues Variables { get; set; } = VariableValues.Empty;

    /// <summary>The variables of <c>@skip</c> and <c>@include</c> as bits.</summary>
    public ulong IncludeMask { get; set; }

    /// <summary>What the operation may cost; null until it is known.</summary>
    public OperationCost? Cost { get; set; }

    public ExecutionResult? Result { get; set; }

    /// <summary>State of the whole request. The user is in it under the name of its type.</summary>
    public IDictionary<string, object?> ContextData => _contextData ?? CreateContextData();

    /// <summary>The same request for what has a lifetime of its own.</summary>
    public RequestContext For(RequestCancellation cancellation)
        => new(Request, Schema, Options, ErrorHandler, Services, User, cancellation) { Plan = Plan };

    /// <summary>Ends the request with errors.</summary>
    public void Refuse(IReadOnlyList<IError> errors, ExecutionResultKind kind = ExecutionResultKind.RequestError)
        => Result = new RequestErrorResult([.. errors.Select(ErrorHandler.Finish)], kind);

    /// <inheritdoc cref="Refuse(IReadOnlyList{IError}, ExecutionResultKind)"/>
    public void Refuse(IError error, ExecutionResultKind kind = ExecutionResultKind.RequestError) => Refuse([error], kind);

    /// <summary>The response to a request that is over before its end.</summary>
    public ExecutionResult CancelledResult()
        => Cancellation.IsClientGone
            ? new RequestErrorResult([ErrorHandler.Finish(ExecutionErrors.Canceled())], ExecutionResultKind.Canceled)
            : new RequestErrorResult([ErrorHandler.Finish(ExecutionErrors.TimedOut(Options.ExecutionTimeout))], ExecutionResultKind.TimedOut);

    private ConcurrentDictionary<string, object?> CreateContextData()
    {
        // Resolvers may come here on several threads; the first dictionary stays.
        var created = new ConcurrentDictionary<string, object?>(concurrencyLevel: 1, capacity: 7, StringComparer.Ordinal);

        foreach (var (name, value) in Request.GlobalState ?? NoState)
        {
            created[name] = value;
        }

        if (User is not null)
        {
            created[nameof(ClaimsPrincipal)] = User;
        }

        return Interlocked.CompareExchange(ref _contextData, created, null) ?? created;
    }
}
