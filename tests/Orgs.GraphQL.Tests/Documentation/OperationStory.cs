using System.Text.Json;

namespace Orgs.GraphQL.Tests.Documentation;

/// <summary>
/// Runs operations one after the other, each with the ids and tokens of the answers before it: <c>$membershipId</c> is the last id of a membership,
/// <c>$token</c> the last token that was shown, <c>$mailedToken</c> the one in the newest mail.
/// </summary>
internal sealed class OperationStory(OrgsApplication app, string address)
{
    private readonly Dictionary<string, string> _values = [];
    private readonly Dictionary<string, string> _accessTokens = [];
    private readonly Dictionary<string, string> _userIds = [];
    private readonly Dictionary<string, Asker> _browsers = [];

    /// <summary>Somebody who is known when the story begins, and asks with a token, or in a browser and with it over web sockets alone.</summary>
    public void Add(string name, string userId, string accessToken, Asker? browser = null)
    {
        (_userIds[name], _accessTokens[name]) = (userId, accessToken);
        if (browser is not null)
        {
            _browsers[name] = browser;
        }
    }

    /// <summary>Runs one operation, which has to succeed.</summary>
    public async Task RunAsync(string who, OperationDefinitionNode operation)
    {
        var name = operation.Name!.Value;
        var variables = operation.VariableDefinitions.Select(definition => definition.Variable.Name.Value).ToDictionary(variable => variable, ValueOf);
        if (operation.Operation == OperationType.Subscription)
        {
            (await ListenAsync(who, operation, variables)).ShouldNotContain("\"errors\"", customMessage: name);
            return;
        }

        var mails = app.Mails.Count;
        var answer = await AskerOf(who).SendAsync(operation.ToString(), variables);

        answer.Status.ShouldBe(200, $"{name}: {answer.Text}");
        answer.ErrorCodes.ShouldBeEmpty($"{name}: {answer.Text}");
        foreach (var field in answer.Get("data").EnumerateObject())
        {
            RefusalOf(field.Value).ShouldBeNull(name);
            Remember(who, field.Value);
        }

        if (answer.Text.Contains("requestPasswordReset", StringComparison.Ordinal))
        {
            await WaitForMailAsync(mails);
        }
    }

    private Asker AskerOf(string who) => _browsers.TryGetValue(who, out var browser) ? browser : app.As(_accessTokens.GetValueOrDefault(who));

    private string ValueOf(string variable)
        => variable == "mailedToken" ? OrgsApplication.TokenIn(app.Mails[^1].Text) : _values[variable];

    /// <summary>The first event that comes; a note that no change has sent will do.</summary>
    private async Task<string> ListenAsync(string who, OperationDefinitionNode operation, Dictionary<string, string> variables)
    {
        using var socket = await LiveSocket.ConnectAsync(address, _accessTokens[who]);
        await socket.SubscribeAsync("1", operation.ToString(), variables);
        var heard = socket.ReceiveAsync();
        var team = new Team(_values["organizationId"], "", []);
        await (variables.Count > 0
            ? Listening.WaitUntilHeardAsync(app, team, heard)
            : Listening.WaitUntilHeardAsync(app, new Person(_userIds[who], who, "", ""), team, heard));

        var message = await heard;
        message.ShouldStartWith("""{"type":"next",""");
        return message;
    }

    private void Remember(string who, JsonElement answer)
    {
        switch (answer.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in answer.EnumerateArray())
                {
                    Remember(who, item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in answer.EnumerateObject())
                {
                    if (member.Value.ValueKind == JsonValueKind.String)
                    {
                        Remember(who, member.Name, member.Value.GetString()!);
                    }
                    else
                    {
                        Remember(who, member.Value);
                    }
                }

                break;
        }
    }

    private void Remember(string who, string member, string value)
    {
        switch (member)
        {
            case "accessToken":
                _accessTokens[who] = value;
                break;
            case "token" or "refreshToken":
                _values[member] = value;
                break;
            case "id":
                var type = GlobalId.Type(value);
                _values[$"{char.ToLowerInvariant(type[0])}{type[1..]}Id"] = value;
                break;
        }
    }

    private static string? RefusalOf(JsonElement payload)
        => payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
            ? errors.ToString()
            : null;

    private async Task WaitForMailAsync(int before)
    {
        for (var tries = 0; app.Mails.Count <= before; tries++)
        {
            tries.ShouldBeLessThan(1_000, "no mail came");
            await Task.Delay(10);
        }
    }
}
