using System.Buffers.Text;

namespace Orgs.GraphQL.Tests.Invitations;

public sealed class InvitationTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Viewer _owner = null!;
    private Organization _acme = null!;

    public async ValueTask InitializeAsync()
    {
        _owner = await _app.RegisterAsync("Olive Owner");
        _acme = await _app.CreateOrganizationAsync(_owner);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_token_has_256_random_bits_and_only_its_hash_is_stored()
    {
        var token = await _app.InviteAsync(_owner, _acme, "Jane");

        Base64Url.DecodeFromChars(token).Length.ShouldBe(32);
        await using var database = _app.OpenDatabase();
        (await database.Invitations.SingleAsync()).TokenHash.ShouldBe(SecretToken.Hash(token));
    }

    [Fact]
    public async Task The_token_is_in_the_mail_once_at_the_end_of_a_link()
    {
        var token = await _app.InviteAsync(_owner, _acme, "Jane");

        var mail = _app.Mails[^1];
        mail.To.ShouldBe("jane@orgs.test");
        mail.Text.Split(token).Length.ShouldBe(2);
        mail.Text.Split('\n').ShouldContain(line => line.StartsWith("http", StringComparison.Ordinal) && line.EndsWith($"#token={token}", StringComparison.Ordinal));
        mail.Text.ShouldContain("Acme Corp");
        mail.Text.ShouldContain("Olive Owner");
        mail.Text.ShouldContain("MEMBER");
    }

    [Fact]
    public async Task Without_a_mail_the_inviter_gets_the_token_and_it_proves_nothing()
    {
        var mails = _app.Mails.Count;
        var sent = await SendAsync("jane@orgs.test", sendEmail: false);
        _app.Mails.Count.ShouldBe(mails);
        var jane = await _app.RegisterUnconfirmedAsync("Jane");

        var refused = await _app.AcceptAsync(jane, sent.Value.ShouldNotBeNull().AcceptToken.ShouldNotBeNull());

        refused.Error.ShouldBeOfType<EmailNotConfirmedError>();
        jane.EmailConfirmed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_mailed_token_proves_the_address()
    {
        var jane = await _app.RegisterUnconfirmedAsync("Jane");
        var token = await _app.InviteAsync(_owner, _acme, "Jane");

        var accepted = await _app.AcceptAsync(jane, token);

        accepted.Error.ShouldBeNull();
        jane.EmailConfirmed.ShouldBeTrue();
    }

    [Fact]
    public async Task The_id_is_enough_only_for_who_has_confirmed_the_invited_address()
    {
        var invitation = (await SendAsync("jane@orgs.test")).Value.ShouldNotBeNull().Invitation;
        var jane = await _app.RegisterUnconfirmedAsync("Jane");
        var other = await _app.RegisterAsync("Otto");

        (await AcceptByIdAsync(jane, invitation.Id)).Error.ShouldBeOfType<EmailNotConfirmedError>();
        (await AcceptByIdAsync(other, invitation.Id)).Error.ShouldBe((await AcceptByIdAsync(other, Guid.NewGuid())).Error);

        await using (var database = _app.OpenDatabase())
        {
            await database.Users.Where(user => user.Name == "Jane").ExecuteUpdateAsync(set => set.SetProperty(user => user.EmailConfirmed, true));
        }

        (await AcceptByIdAsync(jane, invitation.Id)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_token_in_wrong_hands_names_a_masked_address_and_is_not_used_up()
    {
        var token = await _app.InviteAsync(_owner, _acme, "Jane");
        var (jane, otto) = (await _app.RegisterAsync("Jane"), await _app.RegisterAsync("Otto"));

        var refused = await _app.AcceptAsync(otto, token);

        refused.Error.ShouldBe(new WrongRecipientError("j…@orgs.test"));
        (await _app.AcceptAsync(jane, token)).Error.ShouldBeNull();
        (await _app.AcceptAsync(otto, token)).Error.ShouldBeOfType<InvitationInvalidError>();
    }

    [Theory]
    [InlineData("Jane@ORGS.test", true)]
    [InlineData("j.ane@orgs.test", false)]
    [InlineData("jane+1@orgs.test", false)]
    [InlineData("jäne@orgs.test", false)]
    public async Task Addresses_match_in_normalized_form(string invited, bool matches)
    {
        await SendAsync(invited);
        var jane = await _app.RegisterAsync("Jane");

        var accepted = await _app.AcceptAsync(jane, _app.TokenMailedTo(invited));

        accepted.Succeeded.ShouldBe(matches);
    }

    [Fact]
    public async Task Accepting_twice_gives_the_same_membership()
    {
        var token = await _app.InviteAsync(_owner, _acme, "Jane");
        var jane = await _app.RegisterAsync("Jane");

        var first = await _app.AcceptAsync(jane, token);
        var second = await _app.AcceptAsync(jane, token);

        first.Value.ShouldNotBeNull().AlreadyMember.ShouldBeFalse();
        second.Value.ShouldNotBeNull().AlreadyMember.ShouldBeTrue();
        second.Value.Membership.Id.ShouldBe(first.Value.Membership.Id);
    }

    [Fact]
    public async Task A_used_token_does_not_let_a_removed_member_back_in()
    {
        var token = await _app.InviteAsync(_owner, _acme, "Jane");
        var jane = await _app.RegisterAsync("Jane");
        await _app.AcceptAsync(jane, token);
        await _app.Get<MembershipChanges>().LeaveAsync(jane, _acme.Id, dryRun: false, CancellationToken.None);

        (await _app.AcceptAsync(jane, token)).Error.ShouldBe(new InvitationClosedError(InvitationStatus.Accepted));
        (await _app.AcceptAsync(jane, await _app.InviteAsync(_owner, _acme, "Jane"))).Error.ShouldBeNull();
    }

    [Fact]
    public async Task An_invitation_is_good_for_seven_days_to_the_second()
    {
        var jane = await _app.RegisterAsync("Jane");
        var token = await _app.InviteAsync(_owner, _acme, "Jane");

        _app.Clock.Advance(TimeSpan.FromDays(7));

        (await _app.AcceptAsync(jane, token)).Error.ShouldBe(new InvitationClosedError(InvitationStatus.Expired));
        _app.Clock.Advance(TimeSpan.FromSeconds(-1));
        (await _app.AcceptAsync(jane, token)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_expired_or_declined_does_not_block_a_new_invitation()
    {
        var jane = await _app.RegisterAsync("Jane");
        var first = await _app.InviteAsync(_owner, _acme, "Jane");
        _app.Clock.Advance(TimeSpan.FromDays(8));
        var second = await _app.InviteAsync(_owner, _acme, "Jane");

        var declined = await _app.Get<InvitationAcceptance>().DeclineAsync(
            jane, RequestOrigin.Unknown, InvitationKey.Token(second), CancellationToken.None);
        var third = await _app.InviteAsync(_owner, _acme, "Jane");

        declined.Value.ShouldNotBeNull().StoredStatus.ShouldBe(InvitationStatus.Declined);
        (await _app.AcceptAsync(jane, first)).Error.ShouldBe(new InvitationClosedError(InvitationStatus.Expired));
        (await _app.AcceptAsync(jane, second)).Error.ShouldBe(new InvitationClosedError(InvitationStatus.Declined));
        (await _app.AcceptAsync(jane, third)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task The_inviters_authority_is_looked_at_again_on_acceptance()
    {
        var ada = await _app.AddMemberAsync(_owner, _acme, "Ada", OrgRole.Admin);
        var jane = await _app.RegisterAsync("Jane");
        var token = await _app.InviteAsync(ada, _acme, "Jane", OrgRole.Admin);
        await _app.Get<MembershipChanges>().ChangeRoleAsync(
            _owner, (await _app.MembershipAsync(ada, _acme)).Id, OrgRole.Member, null, CancellationToken.None);

        var refused = await _app.AcceptAsync(jane, token);

        refused.Error.ShouldBeOfType<InviterLostAuthorityError>();
    }

    [Fact]
    public async Task An_invitation_that_the_policy_no_longer_allows_is_not_accepted()
    {
        var mia = await _app.AddMemberAsync(_owner, _acme, "Mia");
        var jane = await _app.RegisterAsync("Jane");
        var token = await _app.InviteAsync(mia, _acme, "Jane");
        await using (var database = _app.OpenDatabase())
        {
            var acme = await database.Organizations.AsTracking().SingleAsync();
            acme.SetInvitePolicy(InvitePolicy.Admins);
            await database.SaveChangesAsync();
        }

        (await _app.AcceptAsync(jane, token)).Error.ShouldBeOfType<InviterLostAuthorityError>();
    }

    [Fact]
    public async Task Who_is_there_or_invited_already_is_not_invited_again()
    {
        await _app.AddMemberAsync(_owner, _acme, "Ada");
        await _app.InviteAsync(_owner, _acme, "Jane");
        var mails = _app.Mails.Count;

        (await SendAsync("ADA@orgs.test")).Error.ShouldBeOfType<AlreadyMemberError>().Membership.User.Name.ShouldBe("Ada");
        (await SendAsync("JANE@orgs.test")).Error.ShouldBeOfType<AlreadyInvitedError>().Invitation.Email.ShouldBe("jane@orgs.test");
        _app.Mails.Count.ShouldBe(mails);
    }

    [Fact]
    public async Task A_recipient_gets_five_invitations_a_day_from_everybody_together()
    {
        for (var number = 1; number <= 5; number++)
        {
            await _app.InviteAsync(_owner, await _app.CreateOrganizationAsync(_owner, $"Acme {number}"), "Jane");
        }

        var sixth = await SendAsync("jane@orgs.test");
        _app.Clock.Advance(TimeSpan.FromDays(1));
        var next = await SendAsync("jane@orgs.test");

        sixth.Error.ShouldBe(new RateLimitedError((int)TimeSpan.FromDays(1).TotalSeconds));
        next.Error.ShouldBeNull();
    }

    [Fact]
    public async Task An_organization_sends_fifty_invitations_a_day()
    {
        for (var number = 1; number <= 50; number++)
        {
            (await SendAsync($"guest{number}@orgs.test")).Error.ShouldBeNull();
        }

        (await SendAsync("guest51@orgs.test")).Error.ShouldBe(new LimitReachedError(Limit: 50, Used: 50));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("0123456789012345678901234567890123456789012")]
    public async Task A_token_that_nobody_has_is_one_answer(string token)
    {
        var jane = await _app.RegisterAsync("Jane");

        (await _app.AcceptAsync(jane, token)).Error.ShouldBe(new InvitationInvalidError());
    }

    [Fact]
    public async Task The_holder_of_a_token_sees_a_preview_as_often_as_they_like()
    {
        var token = await _app.InviteAsync(_owner, _acme, "Jane", OrgRole.Admin);
        var jane = await _app.RegisterAsync("Jane");

        var anonymous = await PreviewAsync(new Viewer(), token);
        var own = await PreviewAsync(jane, token);

        anonymous.ShouldNotBeNull().ViewerMatches.ShouldBeNull();
        own.ShouldNotBeNull().ViewerMatches.ShouldBe(true);
        own.ShouldBe(new InvitationPreview(
            "Acme Corp", OrgRole.Admin, "Olive Owner", "j…@orgs.test", InvitationStatus.Pending, _app.Clock.GetUtcNow().AddDays(7), true));
        (await PreviewAsync(jane, SecretToken.Create())).ShouldBeNull();
        (await _app.AcceptAsync(jane, token)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_is_invited_to_a_personal_account()
    {
        var own = await _app.Get<InvitationSending>().InviteAsync(
            _owner, _owner.PersonalAccount!.Id, "jane@orgs.test", OrgRole.Member, sendEmail: true, CancellationToken.None);

        own.Error.ShouldBeOfType<PersonalAccountError>();
    }

    private Task<Outcome<InvitationSent>> SendAsync(string email, bool sendEmail = true)
        => _app.Get<InvitationSending>().InviteAsync(_owner, _acme.Id, email, OrgRole.Member, sendEmail, CancellationToken.None);

    private Task<Outcome<AcceptedInvitation>> AcceptByIdAsync(Viewer viewer, Guid id)
        => _app.Get<InvitationAcceptance>().AcceptAsync(viewer, RequestOrigin.Unknown, InvitationKey.Id(id), CancellationToken.None);

    private Task<InvitationPreview?> PreviewAsync(Viewer viewer, string token)
        => _app.Get<InvitationPreviews>().FindAsync(viewer, RequestOrigin.Unknown, token, CancellationToken.None);
}
