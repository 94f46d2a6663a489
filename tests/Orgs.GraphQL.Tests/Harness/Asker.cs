using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>Sends operations over HTTP as one person, or as nobody.</summary>
public sealed class Asker(HttpClient client, string? accessToken)
{
    public async Task<Answer> SendAsync(string document, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = JsonContent.Create(new { query = document, variables });
        request.Headers.Accept.ParseAdd("application/graphql-response+json");

        if (accessToken is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();

        return new Answer((int)response.StatusCode, text);
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(int Status, string Text)
{
    public JsonElement Json { get; } = JsonDocument.Parse(Text).RootElement;

    /// <summary>The codes of the top-level errors.</summary>
    public IReadOnlyList<string?> ErrorCodes
        => Json.TryGetProperty("errors", out var errors)
            ? [.. errors.EnumerateArray().Select(error => error.GetProperty("extensions").GetProperty("code").GetString())]
            : [];

    /// <summary>What stands at a path such as <c>data.me.organizations.nodes.0.name</c>.</summary>
    public JsonElement Get(string path)
    {
        var current = Json;

        foreach (var step in path.Split('.'))
        {
            current = (current.ValueKind, int.TryParse(step, out var index)) switch
            {
                (JsonValueKind.Array, true) => current[index],
                (JsonValueKind.Object, _) when current.TryGetProperty(step, out var member) => member,
                _ => throw new InvalidOperationException($"There is no {path} in {Text}"),
            };
        }

        return current;
    }

    /// <summary>The type names of a mutation's typed errors; empty when it succeeded.</summary>
    public IReadOnlyList<string> Errors(string mutation)
    {
        var errors = Get($"data.{mutation}.errors");

        return errors.ValueKind is JsonValueKind.Null ? [] : [.. errors.EnumerateArray().Select(error => error.GetProperty("__typename").GetString()!)];
    }
}
