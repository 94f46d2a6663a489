using System.Security.Claims;

namespace Orgs.GraphQL.Authorization;

/// <summary>Puts the viewer beside the request. A ticket whose session has ended makes nobody of its bearer.</summary>
public sealed class ViewerMiddleware(RequestDelegate next, ViewerLoader viewers)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity is { IsAuthenticated: true })
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

        await next(context);
    }
}
