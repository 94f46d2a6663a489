using System.Text.Json;

namespace Orgs.GraphQL.Tests.Organizations;

public sealed class CurrentOrganizationTests : IAsyncLifetime
{
    private const string Query = "{ currentOrganization { slug } currentMembership { role } me { currentOrganization { slug } } }";
    private const string None = """{"data":{"currentOrganization":null,"currentMembership":null,"me":{"currentOrganization":null}}}""";

    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Team _beta = null!;
    private Person _owner = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync()
    {
        (_acme, _owner, _, _member) = await _app.CreateTeamAsync();
        _beta = await _app.CreateOrganizationAsync(_owner, "Beta");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Behaviour", "S2-10")]
    public async Task At_first_the_personal_account_is_viewed_and_there_is_no_current_organization()
        => (await _app.As(_member).SendAsync(Query)).Text.ShouldBe(None);

    [Fact]
    [Trait("Behaviour", "S0-7")]
    public async Task The_next_request_of_the_session_sees_the_organization_that_was_chosen_and_another_session_does_not()
    {
        var elsewhere = await _app.SignInAsync(_member.Email);

        var chosen = await ViewAsync(_member, _acme.Id);

        chosen.ShouldSucceed().Get("account").ToString().ShouldBe(
            """{"__typename":"Organization","name":"Acme Corp","personal":false,"viewerRole":"MEMBER"}""");
        (await _app.As(_member).SendAsync(Query)).Text.ShouldBe(Seen(_acme, "MEMBER"));
        (await _app.As(elsewhere).SendAsync(Query)).Text.ShouldBe(None);
    }

    [Fact]
    [Trait("Behaviour", "S0-7")]
    public async Task Null_goes_back_to_the_personal_account()
    {
        await ViewAsync(_owner, _beta.Id);

        var back = await ViewAsync(_owner, null);

        back.ShouldSucceed().Get("account").ToString().ShouldBe(
            """{"__typename":"PersonalAccount","name":"Olga Owner","personal":true,"viewerRole":"OWNER"}""");
        (await _app.As(_owner).SendAsync(Query)).Text.ShouldBe(None);
    }

    [Fact]
    public async Task What_is_chosen_holds_for_the_rest_of_the_same_request()
    {
        var answer = await _app.As(_owner).SendAsync(
            "mutation ($id: ID!) { setCurrentOrganization(input: { organizationId: $id }) { account { name } } then: updateMe(input: {}) { user { currentOrganization { name } } } }",
            new { id = _beta.Id });

        answer.GetText("data.then.user.currentOrganization.name").ShouldBe("Beta");
    }

    [Fact]
    public async Task An_organization_of_others_answers_like_one_that_does_not_exist()
    {
        var foreign = await ViewAsync(_member, _beta.Id);
        var missing = await ViewAsync(_member, GlobalId.Missing("Organization"));

        foreign.ShouldFail("NotFoundError").Answer.Text.ShouldBe(missing.Answer.Text);
        (await _app.As(_member).SendAsync(Query)).Text.ShouldBe(None);
    }

    [Fact]
    [Trait("Behaviour", "S2-16")]
    [Trait("Behaviour", "G13")]
    public async Task Who_was_removed_has_no_current_organization_on_the_next_request()
    {
        await ViewAsync(_member, _acme.Id);

        (await _app.As(_owner).MutateAsync("removeMembership", new { membershipId = _acme.Memberships[_member] })).ShouldSucceed();

        (await _app.As(_member).SendAsync(Query)).Text.ShouldBe(None);
        (await Naming(_acme.Slug, _member).SendAsync(Query)).Text.ShouldBe(None);
    }

    [Fact]
    [Trait("Behaviour", "G18")]
    public async Task A_deleted_organization_is_nobodys_current_one()
    {
        await ViewAsync(_owner, _beta.Id);

        (await _app.As(_owner).MutateAsync("deleteOrganization", new { organizationId = _beta.Id, confirmSlug = _beta.Slug })).ShouldSucceed();

        (await _app.As(_owner).SendAsync(Query)).Text.ShouldBe(None);
        (await Naming(_beta.Slug, _owner).SendAsync(Query)).Text.ShouldBe(None);
        (await ViewAsync(_owner, _beta.Id)).ShouldFail("NotFoundError");
    }

    [Fact]
    [Trait("Behaviour", "S2-10")]
    public async Task A_header_names_the_organization_for_one_request_before_the_session_does()
    {
        await ViewAsync(_owner, _acme.Id);

        (await Naming(_beta.Slug, _owner).SendAsync(Query)).Text.ShouldBe(Seen(_beta, "OWNER"));
        (await Naming("BETA", _owner).SendAsync(Query)).Text.ShouldBe(Seen(_beta, "OWNER"));
        (await _app.As(_owner).SendAsync(Query)).Text.ShouldBe(Seen(_acme, "OWNER"));
    }

    [Theory]
    [Trait("Behaviour", "S2-16")]
    [InlineData("beta")]
    [InlineData("no-such-organization")]
    [InlineData("' OR 1=1 --")]
    public async Task A_header_with_anything_else_gives_no_access_and_does_not_fall_back(string slug)
    {
        await ViewAsync(_member, _acme.Id);

        (await Naming(slug, _member).SendAsync(Query)).Text.ShouldBe(None);
    }

    [Fact]
    public async Task Nobody_is_asked_to_sign_in()
    {
        var answer = await Naming(_acme.Slug, null).SendAsync("{ currentOrganization { slug } currentMembership { role } }");

        answer.Get("data").ToString().ShouldBe("""{"currentOrganization":null,"currentMembership":null}""");
        answer.ErrorCodes.ShouldBe(["AUTH_NOT_AUTHENTICATED", "AUTH_NOT_AUTHENTICATED"]);
    }

    [Fact]
    public async Task It_costs_one_statement_however_often_it_is_asked_for()
    {
        await ViewAsync(_owner, _acme.Id);

        foreach (var asker in (Asker[])[_app.As(_owner), Naming(_beta.Slug, _owner)])
        {
            _app.Statements.Reset();
            await asker.SendAsync(Query);

            _app.Statements.Statements.Count.ShouldBe(2);
        }
    }

    private static string Seen(Team team, string role)
        => $$$$$"""{"data":{"currentOrganization":{"slug":"{{{{{team.Slug}}}}}"},"currentMembership":{"role":"{{{{{role}}}}}"},"me":{"currentOrganization":{"slug":"{{{{{team.Slug}}}}}"}}}}""";

    private Task<Payload> ViewAsync(Person person, string? organizationId)
        => _app.As(person).MutateAsync("setCurrentOrganization", new { organizationId }, "account { __typename name personal viewerRole }");

    private Asker Naming(string slug, Person? person)
    {
        var client = _app.CreateClient(new() { HandleCookies = false });
        client.DefaultRequestHeaders.TryAddWithoutValidation("Orgs-Organization", slug);
        return new Asker(client, person?.AccessToken);
    }
}
