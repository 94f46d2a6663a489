using System.Text.Json.Nodes;

namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>The log is read and nothing else: no change takes an entry, under its own name or under another.</summary>
[Trait("Abuse", "AZ-20")]
public sealed class AuditEntryAbuseTests(AuditEntryAbuseTests.Scene scene) : IClassFixture<AuditEntryAbuseTests.Scene>
{
    private static readonly SchemaFile _schema = SchemaFile.Read();

    /// <summary>The mutations whose input has an id in it, wherever.</summary>
    public static TheoryData<string> Mutations
        => [.. _schema.Fields("Mutation").Where(mutation => mutation.Arguments.Any(argument => InputOf(argument).Fields.Any(IsId))).Select(mutation => mutation.Name.Value)];

    [Theory]
    [MemberData(nameof(Mutations))]
    public async Task No_change_takes_an_entry_of_the_log(string mutation)
    {
        var argument = _schema.Fields("Mutation").Single(one => one.Name.Value == mutation).Arguments.Single();
        var input = InputOf(argument);
        var before = await scene.App.DigestAsync();

        foreach (var type in (string[])["AuditEntry", "Organization", "Membership", "Invitation", "InviteLink", "Session"])
        {
            var id = GlobalId.Of(type, GlobalId.Key(scene.EntryId));
            var answer = await scene.App.As(scene.Owner).SendAsync(
                $"mutation ($input: {argument.Type}) {{ it: {mutation}(input: $input) {{ errors {{ __typename }} }} }}", new { input = Fill(input, id) });

            var refusal = answer.ErrorCodes is [var code] ? code : answer.GetText("data.it.errors.0.__typename");
            refusal.ShouldBeOneOf("HC0016", "NotFoundError", "InvitationInvalidError");
        }

        (await scene.App.DigestAsync()).ShouldBe(before);
    }

    [Fact]
    public void No_mutation_is_about_the_log()
        => _schema.Fields("Mutation").ShouldNotContain(mutation => mutation.Name.Value.Contains("audit", StringComparison.OrdinalIgnoreCase));

    private static InputObjectTypeDefinitionNode InputOf(InputValueDefinitionNode argument)
        => _schema.InputTypes.Single(type => type.Name.Value == SchemaFile.NamedType(argument));

    private static bool IsId(InputValueDefinitionNode field) => SchemaFile.NamedType(field) == "ID";

    /// <summary>What the input has to have, with the id wherever one goes.</summary>
    private static JsonObject Fill(InputObjectTypeDefinitionNode input, string id)
    {
        var filled = new JsonObject();
        foreach (var field in input.Fields.Where(field => IsId(field) || SchemaFile.IsRequired(field)))
        {
            JsonNode one = SchemaFile.NamedType(field) switch
            {
                "ID" => id,
                "OrgRole" => "MEMBER",
                "EmailAddress" => "jane@orgs.test",
                "InviteeInput" => new JsonObject { ["email"] = "jane@orgs.test" },
                _ => "text",
            };
            filled[field.Name.Value] = field.Type.ToString()!.Contains('[', StringComparison.Ordinal) ? new JsonArray(one) : one;
        }

        return filled;
    }

    public sealed class Scene : IAsyncLifetime
    {
        public OrgsApplication App { get; } = new();

        public Person Owner { get; private set; } = null!;

        public string EntryId { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            (var team, Owner, _, _) = await App.CreateTeamAsync();
            var log = await App.As(Owner).SendAsync($$"""{ organization(slug: "{{team.Slug}}") { auditLog(first: 1) { nodes { id } } } }""");
            EntryId = log.GetText("data.organization.auditLog.nodes.0.id")!;
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
