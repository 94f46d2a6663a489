namespace Orgs.GraphQL.Hosting;

/// <summary>
/// The other origins whose pages may use the API with a visitor's cookie, from the setting <c>Orgs:AllowedOrigins</c>. Each is named in full: no
/// patterns, and never all.
/// </summary>
public static class CrossOriginAccess
{
    private const string Setting = "Orgs:AllowedOrigins";

    public static WebApplicationBuilder AddCrossOriginAccess(this WebApplicationBuilder builder)
    {
        if (Read(builder.Configuration) is { Length: > 0 } origins)
        {
            builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
                .WithOrigins(origins)
                .WithMethods(HttpMethods.Get, HttpMethods.Post)
                .AllowAnyHeader()
                .AllowCredentials()
                .WithExposedHeaders("Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
                .SetPreflightMaxAge(TimeSpan.FromHours(2))));
        }

        return builder;
    }

    public static IApplicationBuilder UseCrossOriginAccess(this WebApplication app) => Read(app.Configuration).Length > 0 ? app.UseCors() : app;

    private static string[] Read(IConfiguration configuration)
        => [.. (configuration.GetSection(Setting).Get<string[]>() ?? []).Select(Parse)];

    private static string Parse(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && text == url.GetLeftPart(UriPartial.Authority)
            ? text
            : throw new StartRefusedException($"{Setting} has no origin such as https://app.example.com: {text}");
}
