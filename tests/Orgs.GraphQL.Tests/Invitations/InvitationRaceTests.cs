namespace Orgs.GraphQL.Tests.Invitations;

/// <summary>What happens to one invitation at the same moment.</summary>
public sealed class InvitationRaceTests : IAsyncLifetime
{
    private const int Rounds = 15;

    private readonly OrgsApplication _app = new(("Orgs:Limits:InvitationsPerRecipient", "100000"), ("Orgs:Limits:InvitationsPerOrganization", "100000"));
    private Person _owner = null!;
    private Person _jane = null!;

    public async ValueTask InitializeAsync() => (_owner, _jane) = (await _app.RegisterAsync("Olga Owner"), await _app.RegisterAsync("Jane"));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Abuse", "IN-06")]
    public async Task Nobody_is_revoked_and_a_member()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (acme, id, token) = await InviteAsync(round);

            var (accepted, revoked) = await AtOnceAsync(() => AcceptAsync(token), () => ChangeAsync("revokeInvitation", id));

            (accepted.Error is null).ShouldNotBe(revoked.Error is null);
            (accepted.Error ?? "InvitationClosedError").ShouldBe("InvitationClosedError");
            (revoked.Error ?? "InvitationClosedError").ShouldBe("InvitationClosedError");
            (await IsMemberAsync(acme)).ShouldBe(accepted.Error is null);
        }
    }

    [Fact]
    [Trait("Abuse", "IN-07")]
    public async Task Whoever_joins_while_the_role_changes_has_the_role_of_the_token()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (acme, invitationId, token) = await InviteAsync(round);

            var (accepted, changed) = await AtOnceAsync(
                () => AcceptAsync(token),
                () => _app.As(_owner).MutateAsync("changeInvitationRole", new { invitationId, role = "ADMIN" }));

            (accepted.Error is null).ShouldNotBe(changed.Error is null);
            if (accepted.Error is null)
            {
                accepted.GetText("membership.role").ShouldBe("MEMBER");
                changed.ShouldFail("InvitationClosedError");
            }
            else
            {
                accepted.ShouldFail("InvitationInvalidError");
                (await AcceptAsync(_app.TokenMailedTo(_jane.Email))).ShouldSucceed().GetText("membership.role").ShouldBe("ADMIN");
            }

            (await IsMemberAsync(acme)).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Accepting_and_declining_or_sending_again_have_one_outcome()
    {
        foreach (var other in (string[])["declineInvitation", "resendInvitation"])
        {
            for (var round = 0; round < Rounds; round++)
            {
                var (acme, id, token) = await InviteAsync(round);

                var (accepted, second) = await AtOnceAsync(
                    () => AcceptAsync(token),
                    () => other == "declineInvitation"
                        ? _app.As(_jane).MutateAsync(other, new { token })
                        : ChangeAsync(other, id));

                (accepted.Error is null).ShouldNotBe(second.Error is null, $"{other} {accepted.Error} {second.Error}");
                (await IsMemberAsync(acme)).ShouldBe(accepted.Error is null);
            }
        }
    }

    [Fact]
    [Trait("Abuse", "IN-05")]
    public async Task Two_invitations_for_one_person_give_one_membership_with_the_newer_role()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (acme, id, first) = await InviteAsync(round);
            (await ChangeAsync("revokeInvitation", id)).ShouldSucceed();
            var second = await _app.InviteAsync(acme, _owner, _jane.Email, "ADMIN");

            var (old, renewed) = await AtOnceAsync(() => AcceptAsync(first), () => AcceptAsync(second));

            old.ShouldFail("InvitationClosedError");
            renewed.ShouldSucceed().GetText("membership.role").ShouldBe("ADMIN");
        }
    }

    [Fact]
    [Trait("Abuse", "IN-09")]
    public async Task Accepting_while_the_organization_goes_leaves_nothing_behind()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (acme, _, token) = await InviteAsync(round);
            var key = new Guid(GlobalId.Key(acme.Id));

            var (accepted, _) = await AtOnceAsync(() => AcceptAsync(token), async () =>
            {
                await _app.Get<Writes>().ExecuteAsync<Organization>(
                    async change =>
                    {
                        var organization = await change.Database.Organizations.SingleAsync(organization => organization.Id == key);
                        change.Database.Remove(organization);
                        return organization;
                    },
                    CancellationToken.None);
                return null!;
            });

            (accepted.Error ?? "InvitationInvalidError").ShouldBe("InvitationInvalidError");
            await using var database = _app.OpenDatabase();
            (await database.Memberships.CountAsync(membership => membership.OrganizationId == key)).ShouldBe(0);
            (await database.Invitations.CountAsync(invitation => invitation.OrganizationId == key)).ShouldBe(0);
        }
    }

    [Fact]
    [Trait("Behaviour", "S4-13")]
    public async Task Becoming_an_owner_by_invitation_and_by_promotion_at_once_gives_one_row()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var acme = await _app.CreateOrganizationAsync(_owner, $"Owners {round}");
            var token = await _app.InviteAsync(acme, _owner, _jane.Email, "OWNER");

            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => AcceptAsync(token))));
            var membershipId = answers[0].ShouldSucceed().GetText("membership.id")!;
            var promoted = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(
                () => _app.As(_owner).MutateAsync("promoteOwner", new { membershipId }))));

            answers.ShouldAllBe(answer => answer.Error == null);
            promoted.ShouldAllBe(answer => answer.Error == null);
            var owners = await _app.As(_owner).SendAsync(
                "query ($slug: Slug!) { organization(slug: $slug) { owners { totalCount } members { totalCount } } }", new { slug = acme.Slug });
            owners.Text.ShouldBe("""{"data":{"organization":{"owners":{"totalCount":2},"members":{"totalCount":2}}}}""");
        }
    }

    private async Task<(Team Team, string Id, string Token)> InviteAsync(int round)
    {
        var acme = await _app.CreateOrganizationAsync(_owner, $"Acme {round}");
        var (id, token) = await _app.InviteWithIdAsync(acme, _owner, _jane.Email);
        return (acme, id, token);
    }

    private static async Task<(Payload First, Payload Second)> AtOnceAsync(Func<Task<Payload>> first, Func<Task<Payload>> second)
    {
        var both = await Task.WhenAll(Task.Run(first), Task.Run(second));
        return (both[0], both[1]);
    }

    private Task<Payload> AcceptAsync(string token) => _app.As(_jane).MutateAsync("acceptInvitation", new { token }, "membership { id role }");

    private Task<Payload> ChangeAsync(string mutation, string invitationId) => _app.As(_owner).MutateAsync(mutation, new { invitationId });

    private async Task<bool> IsMemberAsync(Team team)
        => (await _app.As(_jane).SendAsync("query ($slug: Slug!) { organization(slug: $slug) { name } }", new { slug = team.Slug }))
            .Get("data.organization").ValueKind == System.Text.Json.JsonValueKind.Object;
}
