using System.Text.Json;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>What came back.</summary>
public sealed record Answer(int Status, string Text, IReadOnlyList<string> Cookies)
{
    public JsonElement Json { get; } = JsonDocument.Parse(Text).RootElement;

    /// <summary>The codes of the top-level errors.</summary>
    public IReadOnlyList<string?> ErrorCodes
        => Json.TryGetProperty("errors", out var errors)
            ? [.. errors.EnumerateArray().Select(error => error.TryGetProperty("extensions", out var extensions) ? extensions.GetProperty("code").GetString() : "none")]
            : [];

    /// <summary>What stands at a path such as <c>data.me.organizations.nodes.0.name</c>.</summary>
    public JsonElement Get(string path)
    {
        var current = Json;

        foreach (var step in path.Split('.'))
        {
            current = (current.ValueKind, int.TryParse(step, out var index)) switch
            {
                (JsonValueKind.Array, true) when index < current.GetArrayLength() => current[index],
                (JsonValueKind.Object, _) when current.TryGetProperty(step, out var member) => member,
                _ => throw new InvalidOperationException($"There is no {path} in {Text}"),
            };
        }

        return current;
    }

    /// <summary>The text at a path; null where null stands.</summary>
    public string? GetText(string path) => Get(path).GetString();

    /// <summary>One text of each item of a list.</summary>
    public IReadOnlyList<string?> GetTexts(string path, string member)
        => [.. Get(path).EnumerateArray().Select(item => item.GetProperty(member).GetString())];
}
