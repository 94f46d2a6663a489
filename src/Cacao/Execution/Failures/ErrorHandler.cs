using System.Diagnostics;
using System.Security.Claims;
using Cacao.Errors;
using Cacao.Planning;
using Microsoft.Extensions.Logging;

namespace Cacao.Execution;

/// <summary>
/// What happens to every error before it is answered: unexpected exceptions are logged, once, and hidden behind a neutral error; filters see
/// all errors; in Development the exception shows.
/// </summary>
internal sealed class ErrorHandler(RequestExecutorOptions options, IReadOnlyList<IErrorFilter> filters, ILogger logger)
{
    /// <summary>The errors of a <see cref="GraphQLException"/>, or the neutral one for any other exception.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="plan">What was executed, for the log.</param>
    /// <param name="user">Who asked for it, for the log.</param>
    public IReadOnlyList<IError> ToErrors(Exception exception, OperationPlan? plan = null, ClaimsPrincipal? user = null)
    {
        if (exception is GraphQLException { Errors: var errors })
        {
            return errors;
        }

        // Without a trace of the hosting server's the id still joins answer and log.
        var traceId = Activity.Current?.TraceId.ToHexString() ?? Guid.NewGuid().ToString("N");

        ExecutionLog.UnexpectedException(
            logger, exception, RequestObserver.TypeOf(plan), RequestObserver.NameOf(plan), RequestObserver.UserOf(user), traceId);

        return [ExecutionErrors.Unexpected(exception, traceId)];
    }

    /// <summary>The error as it is answered.</summary>
    public IError Finish(IError error)
    {
        foreach (var filter in filters)
        {
            try
            {
                error = filter.OnError(error);
            }
            catch (Exception exception)
            {
                error = ToErrors(exception)[0].WithPath(error.Path).WithLocations(error.Locations);
            }
        }

        return options.IncludeExceptionDetails && error.Exception is { } shown
            ? error.WithExtensions(new Dictionary<string, object?>(error.Extensions ?? new Dictionary<string, object?>())
            {
                ["message"] = shown.Message,
                ["stackTrace"] = shown.ToString(),
            })
            : error;
    }
}
