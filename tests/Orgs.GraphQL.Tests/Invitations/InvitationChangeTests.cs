namespace Orgs.GraphQL.Tests.Invitations;

/// <summary>Sending an invitation again, changing its role, taking it back.</summary>
public sealed class InvitationChangeTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync() => (_acme, _owner, _admin, _member) = await _app.CreateTeamAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Abuse", "IN-20")]
    [Trait("Behaviour", "G8")]
    public async Task Resending_mails_a_new_token_and_starts_the_seven_days_anew()
    {
        var jane = await _app.RegisterAsync("Jane");
        var (id, first) = await _app.InviteWithIdAsync(_acme, _owner, jane.Email);
        _app.Clock.Advance(TimeSpan.FromMinutes(10));

        var resent = await ResendAsync(_owner, id);
        var second = _app.TokenMailedTo(jane.Email);

        resent.ShouldSucceed().Get("invitation").ToString().ShouldBe(
            $$$"""{"id":"{{{id}}}","status":"PENDING","role":"MEMBER","sentCount":2,"lastSentAt":"2030-01-01T12:10:00.000Z","expiresAt":"2030-01-08T12:10:00.000Z","invitedBy":{"name":"Olga Owner"}}""");
        resent.Get("acceptToken").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        second.ShouldNotBe(first);
        (await AcceptAsync(jane, first)).ShouldFail("InvitationInvalidError");
        (await AcceptAsync(jane, second)).ShouldSucceed();
    }

    [Fact]
    [Trait("Abuse", "IN-20")]
    [Trait("Behaviour", "G8")]
    public async Task That_a_newer_mail_was_sent_is_told_to_the_invited_account_only()
    {
        var (jane, otto) = (await _app.RegisterAsync("Jane"), await _app.RegisterAsync("Otto"));
        var (id, token) = await _app.InviteWithIdAsync(_acme, _owner, jane.Email);
        (await ResendAsync(_owner, id)).ShouldSucceed();

        var invited = await AcceptAsync(jane, token);
        var other = await AcceptAsync(otto, token);
        var unknown = await AcceptAsync(otto, SecretToken.Create());
        var declined = await _app.As(jane).MutateAsync("declineInvitation", new { token });
        var preview = await _app.As(jane).SendAsync("query ($token: String!) { invitationByToken(token: $token) { role } }", new { token });

        invited.ShouldFail("InvitationInvalidError").GetText("errors.0.message").ShouldBe("A newer mail was sent. Please use the link in that one.");
        declined.ShouldFail("InvitationInvalidError").GetText("errors.0.message").ShouldBe(invited.GetText("errors.0.message"));
        other.ShouldFail("InvitationInvalidError").Answer.Text.ShouldBe(unknown.Answer.Text);
        preview.Text.ShouldBe("""{"data":{"invitationByToken":null}}""");
    }

    [Fact]
    [Trait("Behaviour", "G8")]
    [Trait("Behaviour", "G21")]
    public async Task An_old_token_is_no_way_to_sign_up_either()
    {
        var (id, token) = await _app.InviteWithIdAsync(_acme, _owner, "jane@orgs.test");
        (await ResendAsync(_owner, id)).ShouldSucceed();
        var second = _app.TokenMailedTo("jane@orgs.test");

        (await RegisterAsync(token)).ShouldFail("InvitationInvalidError");
        (await RegisterAsync(second)).ShouldSucceed().GetText("membership.role").ShouldBe("MEMBER");
    }

    [Fact]
    [Trait("Behaviour", "G8")]
    public async Task Changing_the_role_mails_a_new_token_with_the_new_role()
    {
        var jane = await _app.RegisterAsync("Jane");
        var (id, first) = await _app.InviteWithIdAsync(_acme, _member, jane.Email);

        var changed = await ChangeRoleAsync(_admin, id, "ADMIN");
        var mail = _app.Mails[^1];

        changed.ShouldSucceed().GetText("invitation.role").ShouldBe("ADMIN");
        changed.GetText("invitation.invitedBy.name").ShouldBe("Adam Admin");
        mail.Text.ShouldContain("ADMIN");
        mail.Text.ShouldNotContain(first);
        (await AcceptAsync(jane, first)).ShouldFail("InvitationInvalidError");
        (await AcceptAsync(jane, _app.TokenMailedTo(jane.Email))).ShouldSucceed().GetText("membership.role").ShouldBe("ADMIN");
    }

    [Fact]
    public async Task Changing_the_role_to_what_it_is_mails_nothing()
    {
        var (id, token) = await _app.InviteWithIdAsync(_acme, _owner, "jane@orgs.test");
        var mails = _app.Mails.Count;

        (await ChangeRoleAsync(_owner, id, "MEMBER")).ShouldSucceed();

        _app.Mails.Count.ShouldBe(mails);
        _app.TokenMailedTo("jane@orgs.test").ShouldBe(token);
    }

    [Fact]
    [Trait("Abuse", "IN-27")]
    [Trait("Behaviour", "G11")]
    public async Task A_revoked_invitation_is_good_for_nothing_and_blocks_no_new_one()
    {
        var jane = await _app.RegisterAsync("Jane");
        var (id, token) = await _app.InviteWithIdAsync(_acme, _owner, jane.Email);

        (await RevokeAsync(_owner, id)).ShouldSucceed().GetText("invitation.status").ShouldBe("REVOKED");

        (await AcceptAsync(jane, token)).ShouldFail("InvitationClosedError").GetText("errors.0.code").ShouldBe("INVITATION_REVOKED");
        (await RevokeAsync(_owner, id)).ShouldFail("InvitationClosedError");
        (await ResendAsync(_owner, id)).ShouldFail("InvitationClosedError");
        (await ChangeRoleAsync(_owner, id, "ADMIN")).ShouldFail("InvitationClosedError");
        var again = await _app.InviteAsync(_acme, _owner, jane.Email);
        again.ShouldNotBe(token);
        (await AcceptAsync(jane, again)).ShouldSucceed();
    }

    [Fact]
    [Trait("Behaviour", "G11")]
    public async Task An_invitation_whose_time_is_over_can_be_sent_again()
    {
        var (id, token) = await _app.InviteWithIdAsync(_acme, _owner, "jane@orgs.test");
        _app.Clock.Advance(Invitation.Lifetime);
        var owner = _owner with { AccessToken = await _app.SignInAsync(_owner.Email) };

        (await RevokeAsync(owner, id)).ShouldFail("InvitationClosedError");
        (await ChangeRoleAsync(owner, id, "ADMIN")).ShouldFail("InvitationClosedError");
        (await ResendAsync(owner, id)).ShouldSucceed().GetText("invitation.status").ShouldBe("PENDING");

        var jane = await _app.RegisterAsync("Jane");
        (await AcceptAsync(jane, token)).ShouldFail("InvitationInvalidError");
    }

    [Fact]
    public async Task A_member_takes_back_and_repeats_the_own_invitations_and_finds_no_others()
    {
        var (own, _) = await _app.InviteWithIdAsync(_acme, _member, "jane@orgs.test");
        var (other, _) = await _app.InviteWithIdAsync(_acme, _owner, "june@orgs.test");

        (await ResendAsync(_member, own)).ShouldSucceed();
        (await ChangeRoleAsync(_member, own, "MEMBER")).ShouldFail("ForbiddenError");
        (await RevokeAsync(_member, own)).ShouldSucceed();
        var missing = await RevokeAsync(_member, GlobalId.Missing("Invitation"));
        (await RevokeAsync(_member, other)).ShouldFail("NotFoundError").Answer.Text.ShouldBe(missing.Answer.Text);
        (await ResendAsync(_member, other)).ShouldFail("NotFoundError");
        (await ChangeRoleAsync(_member, other, "MEMBER")).ShouldFail("NotFoundError");
    }

    [Fact]
    public async Task Admins_look_after_invitations_up_to_their_own_role()
    {
        var (admins, _) = await _app.InviteWithIdAsync(_acme, _owner, "jane@orgs.test", "ADMIN");
        var (owners, _) = await _app.InviteWithIdAsync(_acme, _owner, "june@orgs.test", "OWNER");

        (await ResendAsync(_admin, admins)).ShouldSucceed();
        (await ChangeRoleAsync(_admin, admins, "OWNER")).ShouldFail("RoleTooHighError");
        (await RevokeAsync(_admin, admins)).ShouldSucceed();
        (await ResendAsync(_admin, owners)).ShouldFail("ForbiddenError");
        (await ChangeRoleAsync(_admin, owners, "MEMBER")).ShouldFail("ForbiddenError");
        (await RevokeAsync(_admin, owners)).ShouldFail("ForbiddenError");
    }

    [Fact]
    public async Task Sending_again_takes_the_authority_to_invite()
    {
        var (id, _) = await _app.InviteWithIdAsync(_acme, _admin, "jane@orgs.test", "ADMIN");
        (await _app.As(_owner).MutateAsync("changeRole", new { membershipId = _acme.Memberships[_admin], role = "MEMBER" })).ShouldSucceed();

        (await ResendAsync(_admin, id)).ShouldFail("RoleTooHighError");
        (await RevokeAsync(_admin, id)).ShouldSucceed();
    }

    [Fact]
    public async Task Who_has_joined_in_the_meantime_is_not_mailed_again()
    {
        var (id, _) = await _app.InviteWithIdAsync(_acme, _owner, "jane@orgs.test");
        var jane = await _app.RegisterAsync("Jane");
        await using (var database = _app.OpenDatabase())
        {
            var (acme, user) = (await database.Organizations.SingleAsync(), await database.Users.SingleAsync(user => user.Name == "Jane"));
            database.Add(Membership.Create(acme.Id, user.Id, OrgRole.Member, _app.Clock.GetUtcNow()));
            await database.SaveChangesAsync();
        }

        (await ResendAsync(_owner, id)).ShouldFail("AlreadyMemberError");
        jane.ShouldNotBeNull();
    }

    [Fact]
    [Trait("Abuse", "IN-28")]
    [Trait("Abuse", "IN-08")]
    public async Task Invitations_of_somebody_who_left_are_shown_to_admins_who_can_take_them_back_or_vouch_for_them()
    {
        var (jane, june) = (await _app.RegisterAsync("Jane"), await _app.RegisterAsync("June"));
        var (janes, token) = await _app.InviteWithIdAsync(_acme, _member, jane.Email);
        var (junes, _) = await _app.InviteWithIdAsync(_acme, _member, june.Email);
        (await _app.As(_member).MutateAsync("leaveOrganization", new { organizationId = _acme.Id })).ShouldSucceed();

        var listed = await _app.As(_admin).SendAsync(
            "query ($slug: Slug!) { organization(slug: $slug) { invitations { nodes { email invitedBy { name } viewerCanRevoke { allowed } } } } }",
            new { slug = _acme.Slug });

        listed.Get("data.organization.invitations.nodes").GetArrayLength().ShouldBe(2);
        listed.Text.ShouldContain("""{"email":"jane@orgs.test","invitedBy":{"name":"Mia Member"},"viewerCanRevoke":{"allowed":true}}""");
        (await AcceptAsync(jane, token)).ShouldFail("InviterLostAuthorityError");
        (await RevokeAsync(_admin, janes)).ShouldSucceed();
        (await ResendAsync(_admin, junes)).ShouldSucceed();
        (await AcceptAsync(june, _app.TokenMailedTo(june.Email))).ShouldSucceed();
    }

    [Fact]
    public async Task Each_change_is_in_the_audit_log_with_roles_and_address()
    {
        var (id, _) = await _app.InviteWithIdAsync(_acme, _owner, "jane@orgs.test");
        (await ResendAsync(_owner, id)).ShouldSucceed();
        (await ChangeRoleAsync(_owner, id, "ADMIN")).ShouldSucceed();
        (await RevokeAsync(_owner, id)).ShouldSucceed();

        await using var database = _app.OpenDatabase();
        var entries = await database.AuditEntries
            .Where(entry => entry.SubjectLabel == "jane@orgs.test")
            .OrderBy(entry => entry.Sequence)
            .Select(entry => new { entry.Action, entry.RoleBefore, entry.RoleAfter })
            .ToListAsync();

        entries.Select(entry => $"{entry.Action} {entry.RoleBefore} {entry.RoleAfter}").ShouldBe(
            ["InvitationSent  Member", "InvitationResent Member Member", "InvitationChanged Member Admin", "InvitationRevoked Admin "]);
    }

    private Task<Payload> ResendAsync(Person by, string invitationId)
        => _app.As(by).MutateAsync(
            "resendInvitation",
            new { invitationId },
            "invitation { id status role sentCount lastSentAt expiresAt invitedBy { name } } acceptToken");

    private Task<Payload> ChangeRoleAsync(Person by, string invitationId, string role)
        => _app.As(by).MutateAsync("changeInvitationRole", new { invitationId, role }, "invitation { role invitedBy { name } }");

    private Task<Payload> RevokeAsync(Person by, string invitationId)
        => _app.As(by).MutateAsync("revokeInvitation", new { invitationId }, "invitation { status }");

    private Task<Payload> AcceptAsync(Person person, string token)
        => _app.As(person).MutateAsync("acceptInvitation", new { token }, "membership { role }");

    private Task<Payload> RegisterAsync(string invitationToken)
        => _app.AsNobody().MutateAsync(
            "register",
            new { email = "jane@orgs.test", password = OrgsApplication.Password, name = "Jane", invitationToken },
            "membership { role }");
}
