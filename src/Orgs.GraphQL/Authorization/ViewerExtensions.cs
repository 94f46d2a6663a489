namespace Orgs.GraphQL.Authorization;

public static class ViewerExtensions
{
    public static IServiceCollection AddViewer(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<ViewerLoader>();

        // Found beside the request rather than in the scope: an engine may open further scopes for the same request.
        services.AddScoped(provider =>
        {
            var context = provider.GetRequiredService<IHttpContextAccessor>().HttpContext;
            if (context is null)
            {
                return new Viewer();
            }

            if (context.Features.Get<Viewer>() is not { } viewer)
            {
                context.Features.Set(viewer = new Viewer());
            }

            return viewer;
        });
        services.AddScoped(provider => RequestOrigin.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext));
        return services;
    }

    public static IApplicationBuilder UseViewer(this IApplicationBuilder app) => app.UseMiddleware<ViewerMiddleware>();
}
