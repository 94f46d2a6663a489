using System.Net;

namespace Orgs.GraphQL.Tests.Invitations;

/// <summary>What a token is good for, and what it is not.</summary>
[Trait("Behaviour", "G8")]
public sealed class InvitationTokenTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Person _owner = null!;
    private Team _acme = null!;

    public async ValueTask InitializeAsync()
    {
        _owner = await _app.RegisterAsync("Olga Owner");
        _acme = await _app.CreateOrganizationAsync(_owner);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Abuse", "IN-11")]
    public async Task A_token_is_in_no_list_no_node_no_error_and_no_audit_entry()
    {
        var (id, token) = await _app.InviteWithIdAsync(_acme, _owner, "jane@orgs.test");

        var seen = await _app.As(_owner).SendAsync(
            """
            query ($slug: Slug!, $id: ID!) {
              organization(slug: $slug) { invitations { nodes { __typename id email role status createdAt expiresAt sentCount lastSentAt } } }
              node(id: $id) { ... on Invitation { id email } }
            }
            """,
            new { slug = _acme.Slug, id });
        var again = await _app.As(_owner).MutateAsync(
            "inviteMember",
            new { organizationId = _acme.Id, email = "jane@orgs.test" },
            "errors { ... on AlreadyInvitedError { invitation { id email status } } }");

        seen.ErrorCodes.ShouldBeEmpty(seen.Text);
        seen.Text.ShouldNotContain(token);
        again.ShouldFail("AlreadyInvitedError").Answer.Text.ShouldNotContain(token);
        (await StoredTexts.AllAsync(_app)).ShouldNotContain(text => text.Contains(token, StringComparison.Ordinal));
        SchemaFile.Read().Fields("Invitation").ShouldNotContain(field => field.Name.Value.Contains("token", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    [Trait("Abuse", "IN-14")]
    [Trait("Abuse", "IN-26")]
    public async Task Looking_at_the_link_of_a_mail_uses_nothing_up_and_leads_nowhere_else()
    {
        var jane = await _app.RegisterAsync("Jane");
        var token = await _app.InviteAsync(_acme, _owner, jane.Email);
        var link = _app.Mails[^1].Text.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal));
        var path = new Uri(link).AbsolutePath;

        foreach (var method in Enumerable.Repeat(HttpMethod.Get, 5).Concat(Enumerable.Repeat(HttpMethod.Head, 5)))
        {
            foreach (var query in (string[])["", "?returnUrl=//evil.example", "?returnUrl=javascript:alert(1)", "?returnUrl=%5C%5Cevil.example"])
            {
                using var request = new HttpRequestMessage(method, path + query);
                using var response = await _app.Client.SendAsync(request);
                response.Headers.Location.ShouldBeNull();
            }
        }

        (await _app.As(jane).MutateAsync("acceptInvitation", new { token })).ShouldSucceed();
    }

    [Fact]
    public async Task Accepting_is_no_get()
    {
        var jane = await _app.RegisterAsync("Jane");
        var token = await _app.InviteAsync(_acme, _owner, jane.Email);
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"/graphql?query=mutation{{acceptInvitation(input:{{token:%22{token}%22}}){{alreadyMember}}}}");
        request.Headers.Authorization = new("Bearer", jane.AccessToken);
        request.Headers.Add("GraphQL-Preflight", "1");

        using var response = await _app.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await _app.As(jane).SendAsync("{ me { organizations { totalCount } } }")).Get("data.me.organizations.totalCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    [Trait("Abuse", "IN-13")]
    public async Task What_is_shown_for_a_token_is_what_it_gives()
    {
        var beta = await _app.CreateOrganizationAsync(_owner, "Beta");
        var jane = await _app.RegisterAsync("Jane");
        var tokens = new Dictionary<string, string>
        {
            ["Acme Corp"] = await _app.InviteAsync(_acme, _owner, jane.Email, "ADMIN"),
            ["Beta"] = await _app.InviteAsync(beta, _owner, jane.Email),
        };

        foreach (var (name, token) in tokens)
        {
            var shown = await _app.As(jane).SendAsync(
                "query ($token: String!) { invitationByToken(token: $token) { organizationName role } }", new { token });
            var given = await _app.As(jane).MutateAsync("acceptInvitation", new { token }, "organization { name } membership { role }");

            shown.GetText("data.invitationByToken.organizationName").ShouldBe(name);
            given.ShouldSucceed().GetText("organization.name").ShouldBe(name);
            given.GetText("membership.role").ShouldBe(shown.GetText("data.invitationByToken.role"));
        }
    }

    [Fact]
    [Trait("Abuse", "IN-12")]
    public async Task A_token_that_was_cut_edited_or_made_up_gets_one_answer()
    {
        var jane = await _app.RegisterAsync("Jane");
        var token = await _app.InviteAsync(_acme, _owner, jane.Email);
        string[] wrong =
        [
            SecretToken.Create(), token[..^1], token + "A", token.ToUpperInvariant(), token.ToLowerInvariant(), $" {token}", token[1..] + token[0],
            "", "' OR 1=1 --", new('x', 10_000), "\0",
        ];

        var answers = new List<string>();
        foreach (var attempt in wrong)
        {
            answers.Add((await _app.As(jane).MutateAsync("acceptInvitation", new { token = attempt })).ShouldFail("InvitationInvalidError").Answer.Text);
        }

        answers.Distinct().ShouldHaveSingleItem();
        (await _app.As(jane).MutateAsync("acceptInvitation", new { token })).ShouldSucceed();
    }

    [Fact]
    public async Task A_session_that_has_ended_uses_nothing_up()
    {
        var jane = await _app.RegisterAsync("Jane");
        var token = await _app.InviteAsync(_acme, _owner, jane.Email);
        var stale = jane.AccessToken;
        await _app.As(jane).SendAsync("mutation { signOut { signedOut } }");

        var refused = await _app.As(stale).SendAsync(
            "mutation ($token: String!) { acceptInvitation(input: { token: $token }) { alreadyMember } }", new { token });

        refused.ErrorCodes.ShouldBe(["AUTH_NOT_AUTHENTICATED"]);
        (await _app.As(await _app.SignInAsync(jane.Email)).MutateAsync("acceptInvitation", new { token })).ShouldSucceed();
    }

    [Fact]
    [Trait("Abuse", "IN-22")]
    [Trait("Abuse", "AN-09")]
    public async Task An_address_that_was_changed_and_not_proven_accepts_nothing_by_id()
    {
        var (invitationId, _) = await _app.InviteWithIdAsync(_acme, _owner, "jane@orgs.test");
        var otto = await _app.RegisterAsync("Otto");
        await using (var database = _app.OpenDatabase())
        {
            await database.Users.Where(user => user.Name == "Otto").ExecuteUpdateAsync(set => set
                .SetProperty(user => user.Email, "jane@orgs.test")
                .SetProperty(user => user.NormalizedEmail, "JANE@ORGS.TEST")
                .SetProperty(user => user.EmailConfirmed, false));
        }

        (await _app.As(otto).MutateAsync("acceptInvitation", new { invitationId })).ShouldFail("EmailNotConfirmedError");
        (await _app.As(otto).MutateAsync("declineInvitation", new { invitationId })).ShouldFail("EmailNotConfirmedError");
        (await _app.As(otto).SendAsync("{ me { invitations(status: null) { totalCount } } }")).Get("data.me.invitations.totalCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    [Trait("Abuse", "IN-23")]
    public async Task Somebody_who_is_switched_off_accepts_nothing()
    {
        var jane = await _app.RegisterAsync("Jane");
        var token = await _app.InviteAsync(_acme, _owner, jane.Email);
        await using (var database = _app.OpenDatabase())
        {
            await database.Users.Where(user => user.Name == "Jane")
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.DisabledAt, _app.Clock.GetUtcNow()));
        }

        var refused = await _app.As(jane).SendAsync(
            "mutation ($token: String!) { acceptInvitation(input: { token: $token }) { alreadyMember } }", new { token });

        refused.ErrorCodes.ShouldBe(["AUTH_NOT_AUTHENTICATED"]);
        (await _app.AsNobody().SendAsync("query ($token: String!) { invitationByToken(token: $token) { status } }", new { token }))
            .GetText("data.invitationByToken.status").ShouldBe("PENDING");
    }

    [Fact]
    [Trait("Abuse", "IN-16")]
    public async Task Inviting_asks_the_database_the_same_whether_or_not_the_address_has_an_account()
    {
        await _app.RegisterAsync("Jane");
        await _app.InviteAsync(_acme, _owner, "joan@orgs.test");

        var known = await StatementsAsync("jane@orgs.test");
        var unknown = await StatementsAsync("june@orgs.test");

        known.ShouldBe(unknown);
    }

    private async Task<IReadOnlyList<string>> StatementsAsync(string email)
    {
        _app.Statements.Reset();
        (await _app.As(_owner).MutateAsync("inviteMember", new { organizationId = _acme.Id, email })).ShouldSucceed();
        return [.. _app.Statements.Statements.Where(statement => !statement.StartsWith("PRAGMA", StringComparison.Ordinal))];
    }
}
