using System.Text.Json;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>What one mutation answered.</summary>
public sealed record Payload(string Mutation, Answer Answer)
{
    /// <summary>The type name of the typed error; null when the mutation succeeded.</summary>
    public string? Error => Errors.Count == 0 ? null : Errors.ShouldHaveSingleItem();

    public IReadOnlyList<string> Errors
        => Get("errors") is { ValueKind: JsonValueKind.Array } errors
            ? [.. errors.EnumerateArray().Select(error => error.GetProperty("__typename").GetString()!)]
            : [];

    /// <summary>What stands at a path below the payload.</summary>
    public JsonElement Get(string path) => Answer.Get($"data.{Mutation}.{path}");

    /// <summary>The text at a path below the payload; null where null stands.</summary>
    public string? GetText(string path) => Get(path).GetString();

    /// <summary>The payload of a mutation that has to succeed.</summary>
    public Payload ShouldSucceed()
    {
        Errors.ShouldBeEmpty(Answer.Text);
        return this;
    }

    /// <summary>The payload of a mutation that has to be refused like this, and in no other way.</summary>
    public Payload ShouldFail(string error)
    {
        Error.ShouldBe(error, Answer.Text);
        return this;
    }
}
