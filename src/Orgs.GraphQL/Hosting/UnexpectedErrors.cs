using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace Orgs.GraphQL.Hosting;

/// <summary>
/// What went wrong outside of GraphQL's execution (signing in a request, writing its answer): logged once by ASP.NET Core, and outside one neutral error
/// with the id of the trace; in Development with the exception as well.
/// </summary>
public static class UnexpectedErrors
{
    public static IApplicationBuilder UseUnexpectedErrors(this WebApplication app)
    {
        var isDevelopment = app.Environment.IsDevelopment();

        return app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => WriteAsync(context, isDevelopment),
            SuppressDiagnosticsCallback = context => context.Exception is OperationCanceledException && context.HttpContext.RequestAborted.IsCancellationRequested,
        });
    }

    private static Task WriteAsync(HttpContext context, bool isDevelopment)
    {
        var exception = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var traceId = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        (string, object?)[] details = isDevelopment ? [("message", exception?.Message), ("stackTrace", exception?.ToString())] : [];

        return ErrorAnswer.WriteAsync(
            context, StatusCodes.Status500InternalServerError, "Unexpected Execution Error", "INTERNAL_SERVER_ERROR", [("traceId", traceId), .. details]);
    }
}
