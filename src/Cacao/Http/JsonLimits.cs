using System.Text.Json;

namespace Cacao.Http;

/// <summary>What JSON of a client may be: 64 levels deep, no comments, every member once.</summary>
internal static class JsonLimits
{
    private const int MaxDepth = 64;

    public static JsonReaderOptions Reader { get; } = new() { MaxDepth = MaxDepth };

    public static JsonDocumentOptions Document { get; } = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
}
