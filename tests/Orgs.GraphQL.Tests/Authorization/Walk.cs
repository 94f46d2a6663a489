using System.Text;
using System.Text.Json;

namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>
/// Everything that somebody is told who asks for every field of the schema: what can be asked without an id, every object whose id is known, every
/// object that comes up in an answer, and so on.
/// </summary>
public sealed class Walk
{
    private const string WithoutId = "Query";

    private readonly Asker _asker;
    private readonly StringBuilder _told = new();
    private readonly HashSet<string> _ids = [];
    private readonly Queue<string> _ahead = [];

    private Walk(Asker asker) => _asker = asker;

    /// <summary>The answers.</summary>
    public string Told => _told.ToString();

    /// <summary>The ids that came up in them.</summary>
    public IReadOnlyCollection<string> Ids => _ids;

    public static async Task<Walk> TakeAsync(Asker asker, Selections selections, IEnumerable<string> knownIds)
    {
        var walk = new Walk(asker);
        await walk.AskAsync($"query {selections.Everything(WithoutId)}");
        foreach (var id in knownIds.Except(walk._ids))
        {
            walk._ahead.Enqueue(id);
        }

        while (walk._ahead.TryDequeue(out var id))
        {
            var type = GlobalId.Type(id);
            await walk.AskAsync($"query ($id: ID!) {{ node(id: $id) {{ ... on {type} {selections.Everything(type)} }} }}", new { id });
        }

        return walk;
    }

    private async Task AskAsync(string document, object? variables = null)
    {
        var answer = await _asker.SendAsync(document, variables);
        answer.Status.ShouldBe(200, $"{document} {answer.Text}");
        answer.ErrorCodes.ShouldAllBe(code => code == "AUTH_NOT_AUTHORIZED" || code == "AUTH_NOT_AUTHENTICATED", $"{document} {answer.Text}");
        _told.AppendLine(answer.Text);
        Collect(answer.Get("data"));
    }

    private void Collect(JsonElement found)
    {
        switch (found.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in found.EnumerateArray())
                {
                    Collect(item);
                }

                break;

            case JsonValueKind.Object:
                foreach (var member in found.EnumerateObject())
                {
                    Collect(member.Value);
                    if (member.Name == "id" && member.Value.GetString() is { } id && _ids.Add(id))
                    {
                        _ahead.Enqueue(id);
                    }
                }

                break;
        }
    }
}
