using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Cacao.Http;

/// <summary>The files of Banana Cake Pop, as they came from its package, and the configuration it asks for beside them.</summary>
internal sealed class PlaygroundFiles
{
    private const string ConfigurationFile = "bcp-config.json";

    /// <summary>
    /// Not served: it would keep showing an old page after this server was updated, or after another took over its port.
    /// </summary>
    private const string ServiceWorkerFile = "service-worker.js";

    /// <summary>
    /// Everything comes from this server and goes to this server; the editor's workers, styles and JSON validators are made
    /// by the page's own scripts (hence unsafe-eval), while a script that somebody smuggles into the page does not run.
    /// </summary>
    private const string PagePolicy =
        "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();
    private static readonly JsonSerializerOptions ConfigurationFormat = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Default };

    private readonly GraphQLToolOptions _options;
    private readonly IFileProvider _files;

    public PlaygroundFiles(GraphQLToolOptions options)
    {
        _options = options;
        _files = Directory.Exists(options.FilesDirectory) ? new PhysicalFileProvider(options.FilesDirectory) : new NullFileProvider();
    }

    /// <summary>The page itself, the page around it, or one that says what is missing for it.</summary>
    public Task WritePageAsync(HttpContext context)
        => _files.GetFileInfo("index.html") is not { Exists: true } page
            ? WriteTextAsync(context, PlaygroundMissingPage.Html, "text/html; charset=utf-8", PlaygroundFrame.Policy)
            : context.Request.QueryString.Value == PlaygroundFrame.FramedQuery
                ? WriteFileAsync(context, page)
                : WriteTextAsync(context, PlaygroundFrame.Html, "text/html; charset=utf-8", PlaygroundFrame.Policy);

    /// <summary>A file beside the page; false when there is none of that name.</summary>
    public async Task<bool> TryWriteAsync(HttpContext context, string path)
    {
        if (path == ConfigurationFile)
        {
            await WriteTextAsync(context, GetConfiguration(), "application/json; charset=utf-8", PlaygroundFrame.Policy).ConfigureAwait(false);
            return true;
        }

        if (path == PlaygroundFrame.ScriptFile)
        {
            await WriteTextAsync(context, PlaygroundFrame.Script, "text/javascript; charset=utf-8", PlaygroundFrame.Policy).ConfigureAwait(false);
            return true;
        }

        // the provider refuses paths that lead out of its folder
        if (path == ServiceWorkerFile || _files.GetFileInfo(path) is not { Exists: true, IsDirectory: false } file)
        {
            return false;
        }

        await WriteFileAsync(context, file).ConfigureAwait(false);
        return true;
    }

    private string GetConfiguration() => JsonSerializer.Serialize(
        new { useBrowserUrlAsEndpoint = true, includeCookies = _options.IncludeCookies ?? false, graphQLDocument = _options.Document ?? "query {\n  __typename\n}\n" },
        ConfigurationFormat);

    private static async Task WriteFileAsync(HttpContext context, IFileInfo file)
    {
        // Only the page around it, from this server, may have it in a frame.
        SetSecurityHeaders(context.Response, PagePolicy, "SAMEORIGIN");
        context.Response.Headers.CacheControl = IsNamedByItsHash(file.Name) ? "public, max-age=31536000, immutable" : "no-cache";

        await Results
            .File(
                file.PhysicalPath!,
                GetContentType(file.Name),
                lastModified: file.LastModified,
                entityTag: new EntityTagHeaderValue($"\"{file.LastModified.UtcTicks ^ file.Length:x}\""))
            .ExecuteAsync(context)
            .ConfigureAwait(false);
    }

    private static Task WriteTextAsync(HttpContext context, string text, string contentType, string policy)
    {
        SetSecurityHeaders(context.Response, policy, "DENY");
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static void SetSecurityHeaders(HttpResponse response, string policy, string frames)
    {
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = frames;
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private static string GetContentType(string name)
    {
        var contentType = ContentTypes.TryGetContentType(name, out var known) ? known : "application/octet-stream";

        return contentType.StartsWith("text/", StringComparison.Ordinal) ? $"{contentType}; charset=utf-8" : contentType;
    }

    /// <summary>Names like <c>main.0349187e.js</c>: another content has another name, so it may be kept for good.</summary>
    private static bool IsNamedByItsHash(string name)
        => name.Split('.') is { Length: >= 3 } parts && parts[1].Length == 8 && parts[1].All(char.IsAsciiHexDigitLower);
}
