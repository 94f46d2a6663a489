using System.Text.Json;

namespace Orgs.GraphQL.Tests.Hosting;

/// <summary>Which media type and status an answer has, by what the client accepts and by what became of its request.</summary>
[NoDatabase]
public sealed class OutcomeTests
{
    private const string Json = "application/json";
    private const string Modern = "application/graphql-response+json";

    /// <summary>What clients accept, and what they get; null for a refusal.</summary>
    private static readonly (string? Accept, string? MediaType)[] _accepts =
    [
        (null, Json),
        ("*/*", Json),
        ("application/*", Json),
        (Json, Json),
        ("APPLICATION/JSON; charset=utf-8", Json),
        (Modern, Modern),
        ($"{Modern}, {Json}", Modern),
        ($"{Json}, {Modern}", Modern),
        ($"{Modern};q=0.5, {Json}", Json),
        ($"{Modern}, {Json};q=0.9, */*;q=0.1", Modern),
        ($"{Json};q=0, {Modern}", Modern),
        ($"{Json};q=0, {Modern};q=0", null),
        ("*/*, application/json;q=0", Modern),
        ($"{Json};q=0.1, {Modern};q=0.2", Modern),
        ($"application/*;q=0.5, {Modern};q=0.4", Json),
        ($"{Modern};q=0.001", Modern),
        ("*/*;q=0", null),
        ("image/png", null),
        ("text/plain, text/html;q=0.9", null),
        ($"{Json}; charset=utf-16", null),
        ("nonsense", null),
    ];

    /// <summary>What can become of a request: its status with plain JSON, and with the newer type.</summary>
    private static readonly (string Name, Func<HttpRequestMessage> Create, int WithJson, int WithModern)[] _outcomes =
    [
        ("data", () => HttpOf.Post(), 200, 200),
        ("data by GET", () => HttpOf.Get(), 200, 200),
        ("data with a field's error", () => HttpOf.Post("""{"query":"{ __typename organization(slug: \"acme\") { name } }"}"""), 200, 200),
        ("a typed refusal", () => HttpOf.Post("""{"query":"mutation { confirmEmail(input: { token: \"x\" }) { errors { __typename } } }"}"""), 200, 200),
        ("a syntax error", () => HttpOf.Post("""{"query":"{"}"""), 200, 400),
        ("an unknown field", () => HttpOf.Post("""{"query":"{ nothing }"}"""), 200, 400),
        ("an unknown operation", () => HttpOf.Post("""{"query":"query A { __typename }","operationName":"B"}"""), 200, 400),
        ("a bad variable", () => HttpOf.Post("""{"query":"query ($s: Slug!) { organization(slug: $s) { name } }","variables":{"s":1}}"""), 200, 400),
        ("an unknown persisted operation", () => HttpOf.Post("""{"documentId":"sha256:0"}"""), 200, 400),
        ("no query", () => HttpOf.Post("{}"), 400, 400),
        ("no JSON", () => HttpOf.Post("{"), 400, 400),
        ("a list of requests", () => HttpOf.Post($"[{HttpOf.Query}]"), 400, 400),
        ("no parameters", () => HttpOf.Get("/graphql"), 400, 400),
        ("a mutation by GET", () => HttpOf.Get("/graphql?query=mutation{signOut{__typename}}"), 405, 405),
        ("too large a body", () => HttpOf.Post($$"""{"query":"{ __typename } #{{new string('x', 300_000)}}"}"""), 413, 413),
        ("another content type", () => HttpOf.Post(contentType: "text/plain"), 415, 415),
    ];

    [Fact]
    [Trait("Abuse", "TR-21")]
    public async Task Media_type_and_status_are_as_documented_for_every_Accept_and_every_outcome()
    {
        await using var app = new OrgsApplication();
        var wrong = new List<string>();

        foreach (var (accept, mediaType) in _accepts)
        {
            foreach (var (name, create, withJson, withModern) in _outcomes)
            {
                using var request = create().With(accept is null ? [] : [$"Accept: {accept}"]);
                var (status, response, text) = await app.SendAsync(request);
                var expected = mediaType is null ? 406 : mediaType == Json ? withJson : withModern;
                var told = response.Content.Headers.ContentType?.ToString();
                var hasData = JsonDocument.Parse(text).RootElement.TryGetProperty("data", out var data) && data.ValueKind is not JsonValueKind.Null;

                if (status != expected || told != $"{mediaType ?? Json}; charset=utf-8" || (hasData && status is < 200 or > 299))
                {
                    wrong.Add($"{name}, Accept {accept}: {status} {told}, not {expected} {mediaType}; {text[..Math.Min(text.Length, 200)]}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Abuse", "GD-30")]
    public async Task Incremental_delivery_is_not_offered_so_a_thousand_defers_are_one_short_refusal()
    {
        await using var app = new OrgsApplication();
        var defers = string.Join(' ', Enumerable.Range(0, 300).Select(i => $"... @defer(label: \\\"d{i}\\\") {{ __typename }}"));
        var streams = string.Join(' ', Enumerable.Range(0, 300).Select(i => $"s{i}: nodes(ids: []) @stream {{ id }}"));

        foreach (var selections in (string[])[defers, streams])
        {
            var (status, _, text) = await app.SendAsync(HttpOf.Post($$"""{"query":"{ {{selections}} }"}""", headers: $"Accept: {Modern}"));

            status.ShouldBe(400);
            text.Length.ShouldBeLessThan(5_000);
            text.ShouldNotContain("\"data\"");
        }
    }
}
