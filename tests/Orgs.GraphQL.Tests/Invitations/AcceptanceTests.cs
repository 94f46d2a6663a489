using System.Text.Json;

namespace Orgs.GraphQL.Tests.Invitations;

public sealed class AcceptanceTests : IAsyncLifetime
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

    [Trait("Behaviour", "S2-7")]
    [Trait("Behaviour", "G8")]
    [Fact]
    [Trait("Behaviour", "S4-4")]
    public async Task Accepting_makes_a_member_with_the_invited_role()
    {
        var jane = await _app.RegisterAsync("Jane");
        var token = await InviteAsync("ADMIN");

        var accepted = await AcceptAsync(jane, token);

        accepted.ShouldSucceed().GetText("membership.role").ShouldBe("ADMIN");
        accepted.GetText("membership.invitedBy.name").ShouldBe("Olga Owner");
        accepted.GetText("organization.viewerRole").ShouldBe("ADMIN");
        accepted.GetText("organizationEdge.node.slug").ShouldBe(_acme.Slug);
        accepted.Get("alreadyMember").GetBoolean().ShouldBeFalse();
    }

    [Trait("Abuse", "IN-02")]
    [Fact]
    public async Task A_mailed_token_proves_the_address()
    {
        var jane = await _app.RegisterUnconfirmedAsync("Jane");
        var token = await InviteAsync();

        (await AcceptAsync(jane, token)).ShouldSucceed();

        (await _app.As(jane).SendAsync("{ me { emailConfirmed } }")).Get("data.me.emailConfirmed").GetBoolean().ShouldBeTrue();
    }

    [Trait("Abuse", "IN-02")]
    [Trait("Abuse", "AN-09")]
    [Fact]
    public async Task The_id_is_enough_only_for_who_has_confirmed_the_invited_address()
    {
        var invitationId = await InviteForIdAsync();
        var jane = await _app.RegisterUnconfirmedAsync("Jane");
        var otto = await _app.RegisterAsync("Otto");

        var unproven = await AcceptByIdAsync(jane, invitationId);
        var foreign = await AcceptByIdAsync(otto, invitationId);
        var missing = await AcceptByIdAsync(otto, GlobalId.Missing("Invitation"));
        (await _app.As(jane).MutateAsync("confirmEmail", new { token = _app.TokenMailedTo(jane.Email) })).ShouldSucceed();
        var proven = await AcceptByIdAsync(jane, invitationId);

        unproven.ShouldFail("EmailNotConfirmedError");
        foreign.ShouldFail("InvitationInvalidError").Answer.Text.ShouldBe(missing.Answer.Text);
        proven.ShouldSucceed();
    }

    [Trait("Abuse", "AN-09")]
    [Fact]
    public async Task An_invited_user_finds_the_invitation_in_me_once_the_address_is_confirmed()
    {
        const string Mine = "{ me { invitations { nodes { organization { name members { totalCount } } role } } } }";
        await InviteAsync();
        var jane = await _app.RegisterUnconfirmedAsync("Jane");

        var before = await _app.As(jane).SendAsync(Mine);
        await _app.As(jane).MutateAsync("confirmEmail", new { token = _app.TokenMailedTo(jane.Email) });
        var after = await _app.As(jane).SendAsync(Mine);

        before.Get("data.me.invitations.nodes").GetArrayLength().ShouldBe(0);
        after.Get("data.me.invitations.nodes").ToString().ShouldBe(
            """[{"organization":{"name":"Acme Corp","members":{"totalCount":0}},"role":"MEMBER"}]""");
    }

    [Trait("Abuse", "IN-01")]
    [Trait("Abuse", "IN-03")]
    [Trait("Behaviour", "G8")]
    [Fact]
    public async Task A_token_in_wrong_hands_names_a_masked_address_and_is_not_used_up()
    {
        var token = await InviteAsync();
        var (jane, otto) = (await _app.RegisterAsync("Jane"), await _app.RegisterAsync("Otto"));

        var refused = await AcceptAsync(otto, token);

        refused.ShouldFail("WrongRecipientError").GetText("errors.0.emailHint").ShouldBe("j…@orgs.test");
        (await AcceptAsync(jane, token)).ShouldSucceed();
        (await AcceptAsync(otto, token)).ShouldFail("InvitationInvalidError");
    }

    [Trait("Abuse", "IN-21")]
    [Trait("Behaviour", "G8")]
    [Theory]
    [InlineData("Jane@ORGS.test", true)]
    [InlineData("j.ane@orgs.test", false)]
    [InlineData("jane+1@orgs.test", false)]
    [InlineData("jäne@orgs.test", false)]
    public async Task Addresses_match_in_normalized_form(string invited, bool matches)
    {
        var token = await _app.InviteAsync(_acme, _owner, invited);
        var jane = await _app.RegisterAsync("Jane");

        (await AcceptAsync(jane, token)).Error.ShouldBe(matches ? null : "WrongRecipientError");
    }

    [Trait("Abuse", "IN-03")]
    [Trait("Behaviour", "G10")]
    [Fact]
    public async Task Accepting_twice_gives_the_same_membership()
    {
        var token = await InviteAsync();
        var jane = await _app.RegisterAsync("Jane");

        var first = (await AcceptAsync(jane, token)).ShouldSucceed();
        var second = (await AcceptAsync(jane, token)).ShouldSucceed();

        second.Get("alreadyMember").GetBoolean().ShouldBeTrue();
        second.GetText("membership.id").ShouldBe(first.GetText("membership.id"));
    }

    [Trait("Abuse", "IN-04")]
    [Trait("Behaviour", "G8")]
    [Fact]
    public async Task Accepting_one_invitation_twenty_times_at_once_gives_one_membership_and_one_audit_entry()
    {
        var token = await InviteAsync();
        var jane = await _app.RegisterAsync("Jane");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => AcceptAsync(jane, token))));

        answers.ShouldAllBe(answer => answer.Error == null);
        answers.Select(answer => answer.GetText("membership.id")).Distinct().ShouldHaveSingleItem();
        answers.Count(answer => !answer.Get("alreadyMember").GetBoolean()).ShouldBe(1);
        await using var database = _app.OpenDatabase();
        (await database.AuditEntries.CountAsync(entry => entry.Action == AuditAction.InvitationAccepted)).ShouldBe(1);
    }

    [Trait("Abuse", "IN-27")]
    [Trait("Behaviour", "G11")]
    [Fact]
    public async Task A_used_token_does_not_let_a_removed_member_back_in()
    {
        var token = await InviteAsync();
        var jane = await _app.RegisterAsync("Jane");
        await AcceptAsync(jane, token);
        (await _app.As(jane).MutateAsync("leaveOrganization", new { organizationId = _acme.Id })).ShouldSucceed();

        var refused = await AcceptAsync(jane, token);
        var invitedAgain = await AcceptAsync(jane, await InviteAsync());

        refused.ShouldFail("InvitationClosedError").GetText("errors.0.status").ShouldBe("ACCEPTED");
        invitedAgain.ShouldSucceed();
    }

    [Trait("Abuse", "IN-10")]
    [Trait("Behaviour", "G11")]
    [Fact]
    public async Task An_invitation_is_good_for_seven_days_to_the_second()
    {
        await _app.RegisterAsync("Jane");
        var token = await InviteAsync();

        _app.Clock.Advance(TimeSpan.FromDays(7));
        var jane = _app.As(await _app.SignInAsync("jane@orgs.test"));
        var late = await jane.MutateAsync("acceptInvitation", new { token }, "errors { ... on InvitationClosedError { status } }");
        _app.Clock.Advance(TimeSpan.FromSeconds(-1));
        var inTime = await jane.MutateAsync("acceptInvitation", new { token });

        late.ShouldFail("InvitationClosedError").GetText("errors.0.status").ShouldBe("EXPIRED");
        late.GetText("errors.0.code").ShouldBe("INVITATION_EXPIRED");
        inTime.ShouldSucceed();
    }

    [Trait("Behaviour", "G11")]
    [Fact]
    public async Task What_is_expired_or_declined_does_not_block_a_new_invitation()
    {
        await _app.RegisterAsync("Jane");
        var first = await InviteAsync();
        _app.Clock.Advance(TimeSpan.FromDays(8));
        (_owner, var jane) = (await AgainAsync(_owner), await AgainAsync(new Person("", "Jane", "jane@orgs.test", "")));
        var second = await InviteAsync();

        var declined = await _app.As(jane).MutateAsync("declineInvitation", new { token = second }, "invitation { status }");
        var third = await InviteAsync();

        declined.ShouldSucceed().GetText("invitation.status").ShouldBe("DECLINED");
        (await AcceptAsync(jane, first)).ShouldFail("InvitationClosedError").GetText("errors.0.status").ShouldBe("EXPIRED");
        (await AcceptAsync(jane, second)).ShouldFail("InvitationClosedError").GetText("errors.0.status").ShouldBe("DECLINED");
        (await AcceptAsync(jane, third)).ShouldSucceed();
    }

    [Trait("Abuse", "IN-25")]
    [Fact]
    public async Task Declining_takes_the_right_person_and_a_pending_invitation()
    {
        var token = await InviteAsync();
        var (jane, otto) = (await _app.RegisterAsync("Jane"), await _app.RegisterAsync("Otto"));

        var wrong = await DeclineAsync(otto, new { token });
        var unknown = await DeclineAsync(jane, new { token = SecretToken.Create() });
        var declined = await DeclineAsync(jane, new { token });
        var again = await DeclineAsync(jane, new { token });

        wrong.ShouldFail("WrongRecipientError");
        unknown.ShouldFail("InvitationInvalidError");
        declined.ShouldSucceed();
        again.ShouldFail("InvitationClosedError");
    }

    [Fact]
    public async Task An_invitation_is_declined_by_id_with_the_invited_address()
    {
        var invitationId = await InviteForIdAsync();
        var (jane, otto) = (await _app.RegisterAsync("Jane"), await _app.RegisterAsync("Otto"));

        (await DeclineAsync(otto, new { invitationId })).ShouldFail("InvitationInvalidError");
        (await DeclineAsync(jane, new { invitationId })).ShouldSucceed();
    }

    [Trait("Abuse", "IN-08")]
    [Trait("Behaviour", "G8")]
    [Fact]
    public async Task The_inviters_authority_is_looked_at_again_on_acceptance()
    {
        var ada = await _app.AddMemberAsync(_acme, _owner, "Ada", "ADMIN");
        var jane = await _app.RegisterAsync("Jane");
        var token = await _app.InviteAsync(_acme, ada, jane.Email, "ADMIN");
        await _app.As(_owner).MutateAsync("changeRole", new { membershipId = _acme.Memberships[ada], role = "MEMBER" });

        (await AcceptAsync(jane, token)).ShouldFail("InviterLostAuthorityError");
    }

    [Trait("Abuse", "IN-24")]
    [Trait("Behaviour", "G8")]
    [Fact]
    public async Task An_invitation_that_the_policy_no_longer_allows_is_not_accepted()
    {
        var mia = await _app.AddMemberAsync(_acme, _owner, "Mia");
        var jane = await _app.RegisterAsync("Jane");
        var token = await _app.InviteAsync(_acme, mia, jane.Email);
        (await _app.As(_owner).MutateAsync("updateOrganization", new { organizationId = _acme.Id, invitePolicy = "ADMINS" })).ShouldSucceed();

        (await AcceptAsync(jane, token)).ShouldFail("InviterLostAuthorityError");
    }

    [Trait("Abuse", "IN-12")]
    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("0123456789012345678901234567890123456789012")]
    public async Task A_token_that_nobody_has_is_one_answer(string token)
    {
        var jane = await _app.RegisterAsync("Jane");

        (await AcceptAsync(jane, token)).ShouldFail("InvitationInvalidError");
    }

    [Trait("Abuse", "IN-14")]
    [Trait("Behaviour", "G8")]
    [Fact]
    public async Task The_holder_of_a_token_sees_a_preview_as_often_as_they_like_signed_in_or_not()
    {
        var token = await InviteAsync("ADMIN");
        var (jane, otto) = (await _app.RegisterAsync("Jane"), await _app.RegisterAsync("Otto"));

        foreach (var _ in Enumerable.Range(0, 3))
        {
            (await PreviewAsync(_app.AsNobody(), token)).Get("data.invitationByToken").ToString().ShouldBe(
                """
                {"organizationName":"Acme Corp","role":"ADMIN","invitedByName":"Olga Owner","emailHint":"j…@orgs.test","status":"PENDING","expiresAt":"2030-01-08T12:00:00.000Z","viewerMatches":null}
                """);
        }

        (await PreviewAsync(_app.As(jane), token)).Get("data.invitationByToken.viewerMatches").GetBoolean().ShouldBeTrue();
        (await PreviewAsync(_app.As(otto), token)).Get("data.invitationByToken.viewerMatches").GetBoolean().ShouldBeFalse();
        (await PreviewAsync(_app.As(jane), SecretToken.Create())).Get("data.invitationByToken").ValueKind.ShouldBe(JsonValueKind.Null);
        (await AcceptAsync(jane, token)).ShouldSucceed();
        (await PreviewAsync(_app.AsNobody(), token)).GetText("data.invitationByToken.status").ShouldBe("ACCEPTED");
    }

    private Task<string> InviteAsync(string role = "MEMBER") => _app.InviteAsync(_acme, _owner, "jane@orgs.test", role);

    private async Task<string> InviteForIdAsync()
        => (await _app.As(_owner).MutateAsync("inviteMember", new { organizationId = _acme.Id, email = "jane@orgs.test" }, "invitation { id }"))
            .ShouldSucceed().GetText("invitation.id")!;

    private Task<Payload> AcceptAsync(Person person, string token) => AcceptAsync(person, new { token });

    private Task<Payload> AcceptByIdAsync(Person person, string invitationId) => AcceptAsync(person, new { invitationId });

    private Task<Payload> AcceptAsync(Person person, object input)
        => _app.As(person).MutateAsync(
            "acceptInvitation",
            input,
            """
            membership { id role invitedBy { name } }
            organization { viewerRole }
            organizationEdge { node { slug } }
            alreadyMember
            errors { ... on WrongRecipientError { emailHint } ... on InvitationClosedError { status } }
            """);

    private Task<Payload> DeclineAsync(Person person, object input) => _app.As(person).MutateAsync("declineInvitation", input, "invitation { status }");

    private static Task<Answer> PreviewAsync(Asker asker, string token)
        => asker.SendAsync(
            "query ($token: String!) { invitationByToken(token: $token) { organizationName role invitedByName emailHint status expiresAt viewerMatches } }",
            new { token });

    /// <summary>The same person with a new session, for when the old access token has ended.</summary>
    private async Task<Person> AgainAsync(Person person) => person with { AccessToken = await _app.SignInAsync(person.Email) };
}
