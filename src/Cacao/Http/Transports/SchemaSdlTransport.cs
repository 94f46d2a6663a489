using System.Security.Cryptography;
using System.Text;
using Cacao.Execution;
using Cacao.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Cacao.Http;

/// <summary>Answers <c>?sdl</c> with the schema as text, to those who may know it.</summary>
internal sealed class SchemaSdlTransport(IRequestExecutor executor, bool isAllowed) : ITransport
{
    private readonly Lazy<(byte[] Text, EntityTagHeaderValue Tag)> _sdl = new(() => Print(executor.Schema));

    public bool Supports(HttpRequest request)
        => (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Query.ContainsKey("sdl");

    public Task HandleAsync(HttpContext context)
    {
        if (!isAllowed)
        {
            return HttpResponseWriter.WriteAsync(context, ResponseMediaType.Json, Refusals.NotFound);
        }

        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentDisposition = "inline; filename=\"schema.graphql\"";

        return Results.Bytes(_sdl.Value.Text, "text/plain; charset=utf-8", entityTag: _sdl.Value.Tag).ExecuteAsync(context);
    }

    private static (byte[] Text, EntityTagHeaderValue Tag) Print(GraphQLSchema schema)
    {
        var text = Encoding.UTF8.GetBytes(schema.Print());
        return (text, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(text)[..16])}\""));
    }
}
