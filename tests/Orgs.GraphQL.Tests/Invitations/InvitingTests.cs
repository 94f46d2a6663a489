using System.Buffers.Text;
using System.Text.Json;

namespace Orgs.GraphQL.Tests.Invitations;

public sealed class InvitingTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync() => (_acme, _owner, _admin, _member) = await _app.CreateTeamAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_invitation_lives_for_seven_days_and_its_token_goes_to_the_address_alone()
    {
        var invited = await InviteAsync(_owner, "Jane@orgs.test", "ADMIN");

        invited.ShouldSucceed().Get("invitation").ToString().ShouldBe(
            """
            {"email":"Jane@orgs.test","role":"ADMIN","status":"PENDING","sentCount":1,"expiresAt":"2030-01-08T12:00:00.000Z","invitedBy":{"name":"Olga Owner"},"organization":{"slug":"acme-corp"}}
            """);
        invited.Get("acceptToken").ValueKind.ShouldBe(JsonValueKind.Null);
        invited.Answer.Text.ShouldNotContain(_app.TokenMailedTo("Jane@orgs.test"));
        invited.GetText("invitationEdge.node.email").ShouldBe("Jane@orgs.test");
    }

    [Trait("Abuse", "IN-11")]
    [Trait("Behaviour", "G8")]
    [Fact]
    public async Task A_token_has_256_random_bits_and_only_its_hash_is_stored()
    {
        var token = await _app.InviteAsync(_acme, _owner, "jane@orgs.test");

        Base64Url.DecodeFromChars(token).Length.ShouldBe(32);
        await using var database = _app.OpenDatabase();
        (await database.Invitations.SingleAsync(invitation => invitation.Email == "jane@orgs.test")).TokenHash.ShouldBe(SecretToken.Hash(token));
    }

    [Trait("Behaviour", "G8")]
    [Trait("Behaviour", "S2-24")]
    [Fact]
    public async Task The_token_is_in_the_mail_once_at_the_end_of_a_link()
    {
        var token = await _app.InviteAsync(_acme, _owner, "jane@orgs.test");

        var mail = _app.Mails[^1];
        mail.To.ShouldBe("jane@orgs.test");
        mail.Text.Split(token).Length.ShouldBe(2);
        mail.Text.Split('\n').ShouldContain(line => line.StartsWith("http", StringComparison.Ordinal) && line.EndsWith($"#token={token}", StringComparison.Ordinal));
        mail.Text.ShouldContain("Acme Corp");
        mail.Text.ShouldContain("Olga Owner");
        mail.Text.ShouldContain("MEMBER");
    }

    [Trait("Behaviour", "G8")]
    [Fact]
    public async Task No_token_and_no_password_is_ever_logged()
    {
        await using var app = new OrgsApplication();
        using var log = LogRecorder.Of(app);
        var owner = await app.RegisterAsync("Olive");
        var acme = await app.CreateOrganizationAsync(owner);
        var jane = await app.RegisterAsync("Jane");
        var token = await app.InviteAsync(acme, owner, jane.Email);

        await app.AsNobody().SendAsync("query ($token: String!) { invitationByToken(token: $token) { role } }", new { token });
        await app.AsNobody().SendAsync($"{{ invitationByToken(token: \"{token}\") {{ role }} }}");
        (await app.As(jane).MutateAsync("acceptInvitation", new { token })).ShouldSucceed();

        log.Lines.Count.ShouldBeGreaterThan(100);
        foreach (var secret in (string[])[token, owner.AccessToken, OrgsApplication.Password])
        {
            log.Lines.ShouldNotContain(line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Trait("Behaviour", "G8")]
    [Trait("Behaviour", "G21")]
    [Fact]
    public async Task Without_a_mail_the_inviter_gets_the_token_once_and_it_proves_nothing()
    {
        var mails = _app.Mails.Count;

        var invited = await InviteAsync(_owner, "jane@orgs.test", sendEmail: false);
        var token = invited.ShouldSucceed().GetText("acceptToken").ShouldNotBeNull();
        _app.Mails.Count.ShouldBe(mails);
        var jane = await _app.RegisterUnconfirmedAsync("Jane");
        var refused = await _app.As(jane).MutateAsync("acceptInvitation", new { token });

        invited.Get("invitation.sentCount").GetInt32().ShouldBe(0);
        refused.ShouldFail("EmailNotConfirmedError");
        (await _app.As(jane).SendAsync("{ me { emailConfirmed } }")).Get("data.me.emailConfirmed").GetBoolean().ShouldBeFalse();
        (await _app.As(_owner).SendAsync("query ($slug: Slug!) { organization(slug: $slug) { invitations { nodes { email status } } } }", new { slug = _acme.Slug }))
            .Text.ShouldNotContain(token);
    }

    [Trait("Behaviour", "S2-6")]
    [Theory]
    [InlineData("MEMBERS", "member", "MEMBER", null)]
    [InlineData("MEMBERS", "member", "ADMIN", "RoleTooHighError")]
    [InlineData("MEMBERS", "admin", "ADMIN", null)]
    [InlineData("MEMBERS", "admin", "OWNER", "RoleTooHighError")]
    [InlineData("MEMBERS", "owner", "OWNER", null)]
    [InlineData("ADMINS", "member", "MEMBER", "ForbiddenError")]
    [InlineData("ADMINS", "admin", "ADMIN", null)]
    [InlineData("ADMINS", "owner", "OWNER", null)]
    [InlineData("OWNERS", "member", "MEMBER", "ForbiddenError")]
    [InlineData("OWNERS", "admin", "MEMBER", "ForbiddenError")]
    [InlineData("OWNERS", "owner", "OWNER", null)]
    public async Task Who_may_invite_is_the_organizations_policy_and_nobody_invites_above_the_own_role(
        string policy, string inviter, string role, string? refusal)
    {
        await SetPolicyAsync(Enum.Parse<InvitePolicy>(policy, ignoreCase: true));
        var person = inviter switch { "owner" => _owner, "admin" => _admin, _ => _member };

        (await InviteAsync(person, "jane@orgs.test", role)).Error.ShouldBe(refusal);
    }

    [Trait("Abuse", "IN-15")]
    [Fact]
    public async Task Who_is_there_or_invited_already_is_not_invited_again()
    {
        await _app.InviteAsync(_acme, _owner, "jane@orgs.test");
        var mails = _app.Mails.Count;

        var member = await InviteAsync(_owner, "MIA.member@orgs.test");
        var invited = await InviteAsync(_owner, "JANE@orgs.test");

        member.ShouldFail("AlreadyMemberError").GetText("errors.0.membership.user.name").ShouldBe("Mia Member");
        invited.ShouldFail("AlreadyInvitedError").GetText("errors.0.invitation.email").ShouldBe("jane@orgs.test");
        _app.Mails.Count.ShouldBe(mails);
    }

    [Theory]
    [Trait("Abuse", "AZ-09")]
    [InlineData("Mia Member", false)]
    [InlineData("Adam Admin", true)]
    public async Task What_a_colleague_has_sent_is_shown_to_the_next_inviter_only_where_it_would_be_listed(string name, bool isShown)
    {
        var next = _acme.Memberships.Keys.Single(person => person.Name == name);
        await _app.InviteAsync(_acme, _owner, "jane@orgs.test", "OWNER");

        var invited = await InviteAsync(next, "jane@orgs.test");
        var again = await InviteAsync(next, "june@orgs.test");

        invited.ShouldFail("AlreadyInvitedError").Get("errors.0.invitation").ToString().ShouldBe(isShown ? """{"email":"jane@orgs.test"}""" : "");
        again.ShouldSucceed();
        (await InviteAsync(next, "june@orgs.test")).ShouldFail("AlreadyInvitedError").GetText("errors.0.invitation.email").ShouldBe("june@orgs.test");
    }

    [Trait("Abuse", "IN-16")]
    [Trait("Behaviour", "G9")]
    [Fact]
    public async Task Whether_an_address_has_an_account_makes_no_difference()
    {
        await _app.RegisterAsync("Jane");

        var known = await InviteAsync(_owner, "jane@orgs.test");
        var unknown = await InviteAsync(_owner, "june@orgs.test");

        known.Get("invitation").ToString().Replace("jane", "june", StringComparison.Ordinal).ShouldBe(unknown.Get("invitation").ToString());
    }

    [Theory]
    [InlineData("jane")]
    [InlineData("")]
    [InlineData("jane@orgs.test, joe@orgs.test")]
    [InlineData("jane@orgs.test\nBcc: joe@orgs.test")]
    public async Task What_is_no_address_is_told_on_the_email(string email)
    {
        var mails = _app.Mails.Count;

        var refused = await InviteAsync(_owner, email);

        refused.ShouldFail("ValidationError").GetText("errors.0.fields.0.path.0").ShouldBe("email");
        _app.Mails.Count.ShouldBe(mails);
    }

    [Fact]
    public async Task Nobody_is_invited_to_a_personal_account()
    {
        var account = (await _app.As(_owner).SendAsync("{ me { personalAccount { id } } }")).GetText("data.me.personalAccount.id")!;
        var asked = new { organizationId = GlobalId.Of("Organization", GlobalId.Key(account)), email = "jane@orgs.test" };

        (await _app.As(_owner).MutateAsync("inviteMember", asked)).ShouldFail("PersonalAccountError");
        (await _app.As(_member).MutateAsync("inviteMember", asked)).ShouldFail("NotFoundError");
    }

    [Fact]
    public async Task Pending_invitations_are_listed_newest_first_until_they_are_answered_or_expire()
    {
        await _app.InviteAsync(_acme, _owner, "one@orgs.test");
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        var token = await _app.InviteAsync(_acme, _admin, "two@orgs.test");
        var two = await _app.RegisterAsync("Two");

        (await PendingAsync()).ShouldBe(["two@orgs.test", "one@orgs.test"]);
        (await _app.As(two).MutateAsync("acceptInvitation", new { token })).ShouldSucceed();
        (await PendingAsync()).ShouldBe(["one@orgs.test"]);
        _app.Clock.Advance(TimeSpan.FromDays(7));
        (await PendingAsync()).ShouldBeEmpty();
    }

    private Task<Payload> InviteAsync(Person by, string email, string role = "MEMBER", bool sendEmail = true)
        => _app.As(by).MutateAsync(
            "inviteMember",
            new { organizationId = _acme.Id, email, role, sendEmail },
            """
            invitation { email role status sentCount expiresAt invitedBy { name } organization { slug } }
            acceptToken
            invitationEdge { node { email } }
            errors {
              ... on AlreadyMemberError { membership { user { name } } }
              ... on AlreadyInvitedError { invitation { email } }
              ... on ValidationError { fields { path } }
              ... on RateLimitedError { retryAfterSeconds }
            }
            """);

    private async Task<IReadOnlyList<string?>> PendingAsync()
    {
        var owner = _app.As(await _app.SignInAsync(_owner.Email));
        var listed = await owner.SendAsync("query ($slug: Slug!) { organization(slug: $slug) { invitations { nodes { email } } } }", new { slug = _acme.Slug });

        return listed.GetTexts("data.organization.invitations.nodes", "email");
    }

    private async Task SetPolicyAsync(InvitePolicy policy)
        => (await _app.As(_owner).MutateAsync("updateOrganization", new { organizationId = _acme.Id, invitePolicy = policy.Spoken() })).ShouldSucceed();
}
