using System.Text.Json;

namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>
/// Everything that can be done to an organization, done to a personal account: to others it is like one that is not there, and its owner is told
/// what it is. Nothing comes of it in either case.
/// </summary>
[Trait("Abuse", "AZ-21")]
public sealed class PersonalAccountAbuseTests(PersonalAccountAbuseTests.Scene scene) : IClassFixture<PersonalAccountAbuseTests.Scene>
{
    /// <summary>What each of these mutations takes beside the account's id.</summary>
    private static readonly Dictionary<string, string> _inputs = new()
    {
        ["inviteMember"] = """{"organizationId":"ID","email":"jane@orgs.test"}""",
        ["inviteMembers"] = """{"organizationId":"ID","invitations":[{"email":"jane@orgs.test"}]}""",
        ["createInviteLink"] = """{"organizationId":"ID"}""",
        ["leaveOrganization"] = """{"organizationId":"ID"}""",
        ["updateOrganization"] = """{"organizationId":"ID","name":"Mine now"}""",
        ["deleteOrganization"] = """{"organizationId":"ID","confirmSlug":"bob"}""",
        ["restoreOrganization"] = """{"organizationId":"ID"}""",
        ["setCurrentOrganization"] = """{"organizationId":"ID"}""",
    };

    public static TheoryData<string> Mutations => [.. _inputs.Keys];

    [Fact]
    public void Every_mutation_that_takes_an_account_is_tried()
    {
        var schema = SchemaFile.Read();
        var takers =
            from mutation in schema.Fields("Mutation")
            from argument in mutation.Arguments
            let input = schema.InputTypes.Single(type => type.Name.Value == SchemaFile.NamedType(argument))
            where input.Fields.Any(field => field.Name.Value == "organizationId")
            select mutation.Name.Value;

        takers.ShouldBe(_inputs.Keys, ignoreOrder: true, "Add what else each new mutation takes.");
    }

    [Theory]
    [MemberData(nameof(Mutations))]
    public async Task To_others_a_personal_account_is_like_one_that_is_not_there(string mutation)
    {
        var before = await scene.App.DigestAsync();

        var foreign = await SendAsync(scene.Eve, mutation, GlobalId.Of("Organization", scene.Account));
        var missing = await SendAsync(scene.Eve, mutation, GlobalId.Missing("Organization"));

        foreign.Text.ShouldBe(missing.Text);
        foreign.GetText($"data.{mutation}.errors.0.__typename").ShouldBe("NotFoundError");
        foreach (var type in (string[])["PersonalAccount", "User", "Membership"])
        {
            (await SendAsync(scene.Eve, mutation, GlobalId.Of(type, scene.Account))).ErrorCodes.ShouldBe(["HC0016"]);
            (await SendAsync(scene.Eve, mutation, GlobalId.Missing(type))).ErrorCodes.ShouldBe(["HC0016"]);
        }

        (await scene.App.DigestAsync()).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Mutations))]
    public async Task Its_owner_is_told_what_it_is_and_nothing_comes_of_it(string mutation)
    {
        var before = await scene.App.DigestAsync();

        var answer = await SendAsync(scene.Bob, mutation, GlobalId.Of("Organization", scene.Account));

        answer.GetText($"data.{mutation}.errors.0.__typename").ShouldBe(
            mutation is "restoreOrganization" or "setCurrentOrganization" ? "NotFoundError" : "PersonalAccountError");
        (await scene.App.DigestAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Deleting_the_user_is_the_users_own_business()
    {
        var before = await scene.App.DigestAsync();

        var others = await scene.App.As(scene.Eve).MutateAsync(
            "deleteMyAccount", new { password = OrgsApplication.Password, confirmEmail = scene.Bob.Email });

        others.ShouldFail("ConfirmationMismatchError");
        SchemaFile.Read().InputTypes.Single(type => type.Name.Value == "DeleteMyAccountInput").Fields
            .ShouldNotContain(field => SchemaFile.NamedType(field) == "ID");
        (await scene.App.DigestAsync()).ShouldBe(before);
    }

    private Task<Answer> SendAsync(Person person, string mutation, string id)
        => scene.App.As(person).SendAsync(
            $"mutation ($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ errors {{ __typename ... on Error {{ code message }} }} }} }}",
            new { input = JsonDocument.Parse(_inputs[mutation].Replace("ID\"", $"{id}\"", StringComparison.Ordinal)).RootElement });

    /// <summary>Bob, and Eve who is after Bob's personal account.</summary>
    public sealed class Scene : IAsyncLifetime
    {
        public OrgsApplication App { get; } = new();

        public Person Bob { get; private set; } = null!;

        public Person Eve { get; private set; } = null!;

        /// <summary>The key of the account, under whatever type's name it is sent.</summary>
        public byte[] Account { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            (Bob, Eve) = (await App.RegisterAsync("Bob"), await App.RegisterAsync("Eve"));
            Account = GlobalId.Key((await App.As(Bob).SendAsync("{ me { personalAccount { id } } }")).GetText("data.me.personalAccount.id")!);
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
