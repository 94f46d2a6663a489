namespace Cacao.Http;

/// <summary>What the GraphQL endpoint accepts and serves.</summary>
public sealed class GraphQLServerOptions
{
    /// <summary>Bytes of a request body, after decompression.</summary>
    public int MaxRequestBodySize { get; set; } = 256 * 1024;

    /// <summary>Whether GET requests may run queries.</summary>
    public bool EnableGetRequests { get; set; } = true;

    /// <summary>Whether <c>?sdl</c> answers the schema.</summary>
    public bool EnableSchemaRequests { get; set; } = true;
}
