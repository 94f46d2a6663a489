using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Orgs.GraphQL.Hosting;

/// <summary>
/// Responses are compressed for clients that ask for it, over https as well. Guessing a secret by the length of compressed answers (BREACH) takes an
/// attacker who makes a victim's browser ask with the victim's cookie and words of the attacker's; requests from other sites' pages with a
/// cookie are refused, and tokens are sent by no browser on its own. Event streams are left as they are: they must not wait in a buffer.
/// </summary>
public static class Compression
{
    public static WebApplicationBuilder AddCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes =
            [
                "application/graphql-response+json", "application/json", "text/plain", "text/html", "text/css", "text/javascript", "image/svg+xml",
            ];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return builder;
    }

    public static IApplicationBuilder UseCompression(this WebApplication app)
        => app.Configuration.GetValue("Orgs:Compression", true) ? app.UseResponseCompression() : app;
}
