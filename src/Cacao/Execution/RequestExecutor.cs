using System.Security.Claims;
using Cacao.CostAnalysis;
using Cacao.Errors;
using Cacao.Language;
using Cacao.Planning;
using Cacao.Schema;
using Cacao.Types;
using Cacao.Validation;
using Microsoft.Extensions.Logging;

namespace Cacao.Execution;

/// <inheritdoc/>
internal sealed class RequestExecutor : IRequestExecutor
{
    private readonly RequestExecutorOptions _options;
    private readonly ILogger _logger;
    private readonly ErrorHandler _errorHandler;
    private readonly RequestPipeline _pipeline;

    public RequestExecutor(
        GraphQLSchema schema,
        RequestExecutorOptions options,
        ParserOptions parserOptions,
        DocumentValidator? validator,
        IReadOnlyList<IErrorFilter> errorFilters,
        ILogger logger,
        CostOptions? costOptions = null,
        IReadOnlyList<ExecutionDiagnosticEventListener>? listeners = null)
    {
        Schema = schema;
        Documents = new DocumentCache(options.DocumentCacheSize, options.DocumentCacheBytes);
        _options = options;
        _logger = logger;
        _errorHandler = new ErrorHandler(options, errorFilters, logger);
        _pipeline = RequestPipeline.Create(
            parserOptions,
            validator,
            new PersistedDocuments(options.PersistedOperations, parserOptions.MaxAllowedBytes, logger),
            Documents,
            new FieldRunnerFactory(schema, options.ActivityScopes.HasFlag(ActivityScopes.ResolveFieldValue)),
            costOptions is null or { SkipAnalyzer: true } ? null : new LimitCost(new CostAnalyzer(schema, costOptions), [.. listeners ?? []]));
    }

    public GraphQLSchema Schema { get; }

    /// <summary>The valid documents that are kept.</summary>
    internal DocumentCache Documents { get; }

    public async ValueTask<ExecutionResult> ExecuteAsync(
        GraphQLRequest request,
        IServiceProvider services,
        ClaimsPrincipal? user = null,
        CancellationToken cancellationToken = default)
    {
        using var cancellation = new RequestCancellation(_options.ExecutionTimeout, cancellationToken, request.Budget?.Elapsed ?? TimeSpan.Zero);
        var context = new RequestContext(request, Schema, _options, _errorHandler, services, user, cancellation);
        var observer = RequestObserver.Start(_logger);
        ExecutionResult result;

        try
        {
            result = await _pipeline.RunAsync(context).ConfigureAwait(false);
        }
        catch (PlanningLimitException exception)
        {
            result = Refuse(ExecutionErrors.TooLarge(exception));
        }
        catch (Exception exception) when (cancellation.IsCauseOf(exception))
        {
            result = context.CancelledResult();
        }
        catch (Exception exception)
        {
            result = Refuse(_errorHandler.ToErrors(exception, context.Plan, context.User)[0]);
        }

        observer?.Stop(context, result);

        return result;
    }

    private RequestErrorResult Refuse(IError error) => new([_errorHandler.Finish(error)]);
}
