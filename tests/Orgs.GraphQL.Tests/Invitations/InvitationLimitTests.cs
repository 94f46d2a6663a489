namespace Orgs.GraphQL.Tests.Invitations;

[Trait("Abuse", "IN-17")]
[Trait("Behaviour", "G8")]
public sealed class InvitationLimitTests
{
    [Fact]
    public async Task A_recipient_gets_five_invitations_a_day_from_everybody_together()
    {
        await using var app = new OrgsApplication();
        var owner = await app.RegisterAsync("Olga Owner");
        for (var number = 1; number <= 5; number++)
        {
            await app.InviteAsync(await app.CreateOrganizationAsync(owner, $"Acme {number}"), owner, "jane@orgs.test");
        }

        var acme = await app.CreateOrganizationAsync(owner);
        var mails = app.Mails.Count;
        var sixth = await InviteAsync(app, owner, acme, "JANE@orgs.test");
        app.Clock.Advance(TimeSpan.FromDays(1));
        var next = await InviteAsync(app, owner with { AccessToken = await app.SignInAsync(owner.Email) }, acme, "jane@orgs.test");

        sixth.ShouldFail("RateLimitedError").Get("errors.0.retryAfterSeconds").GetInt32().ShouldBe(24 * 60 * 60);
        next.ShouldSucceed();
        (app.Mails.Count - mails).ShouldBe(1);
    }

    [Fact]
    public async Task Sending_one_invitation_again_and_again_counts_as_well()
    {
        await using var app = new OrgsApplication();
        var owner = await app.RegisterAsync("Olga Owner");
        var acme = await app.CreateOrganizationAsync(owner);
        var (invitationId, _) = await app.InviteWithIdAsync(acme, owner, "jane@orgs.test");
        for (var number = 2; number <= 5; number++)
        {
            (await app.As(owner).MutateAsync("resendInvitation", new { invitationId })).ShouldSucceed();
        }

        (await app.As(owner).MutateAsync("resendInvitation", new { invitationId })).ShouldFail("RateLimitedError");
        (await app.As(owner).MutateAsync("changeInvitationRole", new { invitationId, role = "ADMIN" })).ShouldFail("RateLimitedError");
        app.Mails.Count(mail => mail.To == "jane@orgs.test").ShouldBe(5);
    }

    [Theory]
    [InlineData("InvitationsPerOrganization")]
    [InlineData("InvitationsPerInviter")]
    public async Task An_organization_and_an_inviter_send_only_so_many_a_day(string limit)
    {
        await using var app = new OrgsApplication(($"Orgs:Limits:{limit}", "3"));
        var owner = await app.RegisterAsync("Olive");
        var acme = await app.CreateOrganizationAsync(owner);
        for (var number = 1; number <= 3; number++)
        {
            await app.InviteAsync(acme, owner, $"guest{number}@orgs.test");
        }

        var mails = app.Mails.Count;
        (await InviteAsync(app, owner, acme, "guest4@orgs.test")).ShouldFail("RateLimitedError");
        (await InviteAsync(app, owner, acme, "guest4@orgs.test", sendEmail: false)).ShouldFail("RateLimitedError");
        app.Mails.Count.ShouldBe(mails);
        app.Clock.Advance(TimeSpan.FromDays(1));
        (await InviteAsync(app, owner with { AccessToken = await app.SignInAsync(owner.Email) }, acme, "guest4@orgs.test")).ShouldSucceed();
    }

    [Fact]
    public async Task Limits_hold_after_a_restart_and_for_all_servers_together()
    {
        await using var app = new OrgsApplication(("Orgs:Limits:InvitationsPerRecipient", "1"));
        var owner = await app.RegisterAsync("Olive");
        var (one, two) = (await app.CreateOrganizationAsync(owner, "One"), await app.CreateOrganizationAsync(owner, "Two"));
        await app.InviteAsync(one, owner, "jane@orgs.test");

        await using var another = app.StartAnother();
        using var client = another.CreateClient();
        var refused = await new Asker(client, owner.AccessToken).MutateAsync("inviteMember", new { organizationId = two.Id, email = "jane@orgs.test" });

        refused.ShouldFail("RateLimitedError");
    }

    [Fact]
    public async Task What_is_asked_at_the_same_moment_is_counted_one_by_one()
    {
        await using var app = new OrgsApplication();
        var owner = await app.RegisterAsync("Olive");
        var teams = new List<Team>();
        for (var number = 0; number < 12; number++)
        {
            teams.Add(await app.CreateOrganizationAsync(owner, $"Acme {number}"));
        }

        var answers = await Task.WhenAll(teams.Select(team => Task.Run(() => InviteAsync(app, owner, team, "jane@orgs.test"))));

        answers.Count(answer => answer.Error is null).ShouldBe(5);
        answers.Count(answer => answer.Error == "RateLimitedError").ShouldBe(7);
        app.Mails.Count(mail => mail.To == "jane@orgs.test").ShouldBe(5);
    }

    [Fact]
    public async Task What_was_refused_for_another_reason_is_not_counted()
    {
        await using var app = new OrgsApplication(("Orgs:Limits:InvitationsPerOrganization", "1"));
        var owner = await app.RegisterAsync("Olive");
        var acme = await app.CreateOrganizationAsync(owner);

        (await InviteAsync(app, owner, acme, "nonsense")).ShouldFail("ValidationError");
        (await InviteAsync(app, owner, acme, owner.Email)).ShouldFail("AlreadyMemberError");
        (await InviteAsync(app, owner, acme, "jane@orgs.test")).ShouldSucceed();
    }

    private static Task<Payload> InviteAsync(OrgsApplication app, Person by, Team team, string email, bool sendEmail = true)
        => app.As(by).MutateAsync(
            "inviteMember", new { organizationId = team.Id, email, sendEmail }, "errors { ... on RateLimitedError { retryAfterSeconds } }");
}
