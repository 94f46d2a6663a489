using System.Security.Claims;
using Orgs.GraphQL.Hosting;

namespace Orgs.GraphQL.Authorization;

/// <summary>Puts the viewer beside the request. A ticket whose session has ended makes nobody of its bearer.</summary>
public sealed class ViewerMiddleware(RequestDelegate next, ViewerLoader viewers, IDatabaseProvider provider)
{
    public Task InvokeAsync(HttpContext context) => context.User.Identity is { IsAuthenticated: true } ? LookAsync(context) : next(context);

    private async Task LookAsync(HttpContext context)
    {
        try
        {
            if (await viewers.LoadAsync(context.User, context.RequestAborted) is { } viewer)
            {
                context.Features.Set(viewer);
            }
            else
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
        }
        catch (Exception exception) when (provider.IsTransient(exception))
        {
            await RefuseAsync(context.Response);
            return;
        }

        await next(context);
    }

    /// <summary>Without the database nobody knows who is asking.</summary>
    private static Task RefuseAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = "1";
        return response.WriteAsJsonAsync(new
        {
            errors = new[] { new { message = DatabaseErrors.TryAgainMessage, extensions = new { code = DatabaseErrors.TryAgain } } },
        });
    }
}
