namespace Cacao.Http;

/// <summary>What the GraphQL endpoint accepts and serves.</summary>
public sealed class GraphQLServerOptions
{
    internal const int DefaultMaxRequestBodySize = 256 * 1024;

    /// <summary>Bytes of a request body, whether its length is announced or not; null takes the server's <c>maxAllowedRequestSize</c>.</summary>
    public int? MaxRequestBodySize { get; set; }

    /// <summary>Whether GET requests may run queries.</summary>
    public bool EnableGetRequests { get; set; } = true;

    /// <summary>Whether a POST may bring a list of requests. They share the limits of a single one.</summary>
    public bool EnableBatching { get; set; }

    /// <summary>Requests that such a list may have.</summary>
    public int MaxBatchSize { get; set; } = 10;

    /// <summary>Whether <c>?sdl</c> answers the schema. It also takes introspection to be allowed.</summary>
    public bool EnableSchemaRequests { get; set; } = true;

    /// <summary>What clients may do over web sockets and event streams.</summary>
    public GraphQLSocketOptions Sockets { get; } = new();

    /// <summary>The page that a browser gets under the GraphQL path.</summary>
    public GraphQLToolOptions Tool { get; } = new();
}
