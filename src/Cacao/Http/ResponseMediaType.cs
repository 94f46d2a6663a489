using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Cacao.Http;

/// <summary>The two media types of answers (GraphQL over HTTP, "Media Types").</summary>
internal enum ResponseMediaType
{
    /// <summary><c>application/json</c>: 200 for everything that is a GraphQL response.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status tells how it went.</summary>
    GraphQLResponse,
}

internal static class ResponseMediaTypes
{
    private static readonly StringSegment GraphQLResponse = "application/graphql-response+json";
    private static readonly StringSegment Json = "application/json";
    private static readonly StringSegment EventStream = "text/event-stream";

    public static string GetContentType(this ResponseMediaType mediaType)
        => mediaType is ResponseMediaType.Json ? "application/json; charset=utf-8" : "application/graphql-response+json; charset=utf-8";

    /// <summary>
    /// Chooses by the Accept header's quality values. Where none is given or only wildcards match, the answer is
    /// application/json; where both are named alike, the newer type wins. False when neither is acceptable.
    /// </summary>
    public static bool TryChoose(StringValues accept, out ResponseMediaType mediaType)
    {
        mediaType = ResponseMediaType.Json;

        if (accept.Count == 0 || accept is [null or "" or "*/*" or "application/json"])
        {
            return true;
        }

        if (accept is ["application/graphql-response+json"])
        {
            mediaType = ResponseMediaType.GraphQLResponse;
            return true;
        }

        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
        {
            return false;
        }

        var (newQuality, newSpecificity) = Rate(ranges, GraphQLResponse);
        var (jsonQuality, jsonSpecificity) = Rate(ranges, Json);

        if (newQuality == 0 && jsonQuality == 0)
        {
            return false;
        }

        if (newQuality > jsonQuality || (newQuality == jsonQuality && newSpecificity == Specificity.Exact && jsonSpecificity <= newSpecificity))
        {
            mediaType = ResponseMediaType.GraphQLResponse;
        }

        return true;
    }

    /// <summary>Whether a media type is acceptable at all, if not the most wanted.</summary>
    public static bool Takes(StringValues accept, ResponseMediaType mediaType)
        => MediaTypeHeaderValue.TryParseList(accept, out var ranges)
            && Rate(ranges, mediaType is ResponseMediaType.Json ? Json : GraphQLResponse).Quality > 0;

    /// <summary>Whether a stream of server-sent events is taken; wildcards do not ask for one.</summary>
    public static bool TakesEventStream(StringValues accept)
        => accept.Count > 0
            && MediaTypeHeaderValue.TryParseList(accept, out var ranges)
            && Rate(ranges, EventStream) is { Specificity: Specificity.Exact, Quality: > 0 };

    /// <summary>Whether a client that takes a stream of events as well takes JSON at least as gladly, and which of its types.</summary>
    public static bool PrefersJson(StringValues accept, out ResponseMediaType mediaType)
        => TryChoose(accept, out mediaType)
            && MediaTypeHeaderValue.TryParseList(accept, out var ranges)
            && Rate(ranges, mediaType is ResponseMediaType.Json ? Json : GraphQLResponse).Quality >= Rate(ranges, EventStream).Quality;

    /// <summary>Whether a browser asks for a page: <c>text/html</c> is named and not less wanted than JSON.</summary>
    public static bool PrefersHtml(StringValues accept)
    {
        if (accept is not [{ } single] || !single.Contains("text/html", StringComparison.OrdinalIgnoreCase)
            || !MediaTypeHeaderValue.TryParseList(accept, out var ranges))
        {
            return false;
        }

        var (quality, specificity) = Rate(ranges, "text/html");
        var (jsonQuality, jsonSpecificity) = Rate(ranges, Json);
        var (newQuality, newSpecificity) = Rate(ranges, GraphQLResponse);

        return specificity is Specificity.Exact
            && quality > 0
            && (jsonSpecificity is not Specificity.Exact || quality >= jsonQuality)
            && (newSpecificity is not Specificity.Exact || quality >= newQuality);
    }

    /// <summary>The quality that the most specific matching range gives (RFC 9110, section 12.5.1).</summary>
    private static (double Quality, Specificity Specificity) Rate(IList<MediaTypeHeaderValue> ranges, StringSegment mediaType)
    {
        var best = (Quality: 0d, Specificity: Specificity.None);

        foreach (var range in ranges)
        {
            var specificity = Match(range, mediaType);

            if (specificity > best.Specificity || (specificity == best.Specificity && specificity > 0 && (range.Quality ?? 1) > best.Quality))
            {
                best = (range.Quality ?? 1, specificity);
            }
        }

        return best;
    }

    private static Specificity Match(MediaTypeHeaderValue range, StringSegment mediaType)
    {
        if (range.Charset.HasValue && !range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return Specificity.None;
        }

        if (range.MatchesAllTypes)
        {
            return Specificity.All;
        }

        if (range.MatchesAllSubTypes)
        {
            return mediaType.StartsWith(range.Type.Value + "/", StringComparison.OrdinalIgnoreCase) ? Specificity.Type : Specificity.None;
        }

        return range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) ? Specificity.Exact : Specificity.None;
    }

    private enum Specificity
    {
        None,
        All,
        Type,
        Exact,
    }
}
