using System.Diagnostics;
using System.Security.Claims;
using Cacao.Errors;
using Cacao.Language;
using Cacao.Planning;
using Microsoft.Extensions.Logging;

namespace Cacao.Execution;

/// <summary>Watches one request for whoever listens: tracing, metrics, the log. Where nobody does, there is none.</summary>
internal sealed class RequestObserver
{
    private readonly ILogger _logger;
    private readonly Activity? _activity = ExecutionTelemetry.Activities.StartActivity(ExecutionTelemetry.UnknownOperation, ActivityKind.Server);
    private readonly long _start = Stopwatch.GetTimestamp();

    private RequestObserver(ILogger logger) => _logger = logger;

    public static RequestObserver? Start(ILogger logger)
        => ExecutionTelemetry.IsListenedTo || logger.IsEnabled(LogLevel.Debug) ? new RequestObserver(logger) : null;

    public static string? NameOf(OperationPlan? plan) => plan?.Operation.Name?.Value;

    public static string? TypeOf(OperationPlan? plan) => plan?.Type switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => null,
    };

    /// <summary>The user's id, as the ticket has it; never a name or an address.</summary>
    public static string? UserOf(ClaimsPrincipal? user) => (user?.FindFirst("sub") ?? user?.FindFirst(ClaimTypes.NameIdentifier))?.Value;

    public void Stop(RequestContext context, ExecutionResult result)
    {
        var elapsed = Stopwatch.GetElapsedTime(_start);
        var type = TypeOf(context.Plan);
        var error = result.Errors is [var first, ..] ? first.Code ?? "none" : null;

        Measure(elapsed, type, error);
        ExecutionLog.Executed(_logger, type, NameOf(context.Plan), UserOf(context.User), elapsed.TotalMilliseconds, error, _activity?.TraceId.ToHexString());

        if (_activity is not null)
        {
            Describe(_activity, context, result, type, error);
            _activity.Dispose();
        }
    }

    private static void Measure(TimeSpan elapsed, string? type, string? error)
    {
        var tags = default(TagList);

        if (type is not null)
        {
            tags.Add(ExecutionTelemetry.OperationType, type);
        }

        if (error is not null)
        {
            tags.Add(ExecutionTelemetry.ErrorType, error);
        }

        ExecutionTelemetry.Duration.Record(elapsed.TotalSeconds, tags);
    }

    private static void Describe(Activity activity, RequestContext context, ExecutionResult result, string? type, string? error)
    {
        if (type is not null)
        {
            activity.DisplayName = type;
            activity.SetTag(ExecutionTelemetry.OperationType, type);
            activity.SetTag(ExecutionTelemetry.OperationName, NameOf(context.Plan));
        }

        if (context.Options.IncludeDocumentInTelemetry)
        {
            activity.SetTag(ExecutionTelemetry.Document, System.Text.Encoding.UTF8.GetString(context.Text.Span));
        }

        if (error is not null)
        {
            activity.SetTag(ExecutionTelemetry.ErrorType, error);

            if (result.Kind is not ExecutionResultKind.Executed || result.Errors!.Any(each => each.Code == ErrorCodes.Execution.Unexpected))
            {
                activity.SetStatus(ActivityStatusCode.Error);
            }
        }
    }
}
