using System.Diagnostics;
using Cacao.Errors;
using Microsoft.Extensions.Logging;

namespace Cacao.Execution;

/// <summary>
/// What happens to every error before it is answered: unexpected exceptions are logged, once, and hidden behind a neutral error; filters see
/// all errors; in Development the exception shows.
/// </summary>
internal sealed class ErrorHandler(RequestExecutorOptions options, IReadOnlyList<IErrorFilter> filters, ILogger logger)
{
    /// <summary>The errors of a <see cref="GraphQLException"/>, or the neutral one for any other exception.</summary>
    public IReadOnlyList<IError> ToErrors(Exception exception)
    {
        if (exception is GraphQLException { Errors: var errors })
        {
            return errors;
        }

        // Without a trace of the hosting server's the id still joins answer and log.
        var traceId = Activity.Current?.TraceId.ToHexString() ?? Guid.NewGuid().ToString("N");
        ExecutionLog.UnexpectedException(logger, exception, traceId);

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
