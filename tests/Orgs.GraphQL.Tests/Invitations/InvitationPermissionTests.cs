namespace Orgs.GraphQL.Tests.Invitations;

/// <summary>What viewerCanAccept and viewerCanRevoke say is what the mutations then do.</summary>
[Trait("Behaviour", "G4")]
public sealed class InvitationPermissionTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new(("Orgs:Limits:InvitationsPerRecipient", "1000"));
    private readonly Dictionary<string, Person> _people = [];
    private Team _acme = null!;

    /// <summary>What has become of the invitation by the time somebody looks.</summary>
    public static TheoryData<string> States =>
        ["pending", "expired", "revoked", "declined", "accepted", "accepted and left", "inviter left", "policy changed"];

    public async ValueTask InitializeAsync()
    {
        var (team, owner, admin, member) = await _app.CreateTeamAsync();
        _acme = team;
        (_people["owner"], _people["admin"], _people["member"]) = (owner, admin, member);
        _people["inviter"] = await _app.AddMemberAsync(team, owner, "Ivo Inviter");
        _people["invitee"] = await _app.RegisterAsync("Ina Invitee");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [MemberData(nameof(States))]
    public async Task What_the_viewer_can_do_is_what_the_mutation_does(string state)
    {
        var (id, token) = await _app.InviteWithIdAsync(_acme, _people["inviter"], _people["invitee"].Email);
        await BringAboutAsync(state, id, token);

        foreach (var caller in (string[])["member", "inviter", "admin", "owner", "invitee"])
        {
            var seen = await _app.As(_people[caller]).SendAsync(
                "query ($id: ID!) { node(id: $id) { ... on Invitation { viewerCanAccept { allowed code } viewerCanRevoke { allowed code } } } }",
                new { id });
            seen.ErrorCodes.ShouldBeEmpty(seen.Text);
            if (seen.Get("data.node").ValueKind == System.Text.Json.JsonValueKind.Null)
            {
                // Who sees it would be told; from the invited person it is hidden once it is over, unless it led into the organization.
                caller.ShouldBeOneOf(state is "declined" or "revoked" or "accepted and left" ? ["member", "inviter", "invitee"] : ["member", "inviter"]);
                continue;
            }

            var accept = await DryAsync(caller, "acceptInvitation", id);
            var revoke = await DryAsync(caller, "revokeInvitation", id);

            seen.Get("data.node.viewerCanAccept").ToString().ShouldBe(accept, $"{caller} accepts what is {state}");
            seen.Get("data.node.viewerCanRevoke").ToString().ShouldBe(revoke, $"{caller} revokes what is {state}");
        }
    }

    /// <summary>What the mutation would answer, in the words of a permission; whatever it has changed is put back.</summary>
    private async Task<string> DryAsync(string caller, string mutation, string invitationId)
    {
        var before = await SnapshotAsync();
        var payload = await _app.As(_people[caller]).MutateAsync(mutation, new { invitationId });
        await RestoreAsync(before);
        return payload.Error is null
            ? """{"allowed":true,"code":null}"""
            : $$"""{"allowed":false,"code":"{{payload.GetText("errors.0.code")}}"}""";
    }

    private async Task<(List<(Guid Id, InvitationStatus Status)> Invitations, List<Guid> Memberships)> SnapshotAsync()
    {
        await using var database = _app.OpenDatabase();
        var invitations = await database.Invitations.Select(invitation => new { invitation.Id, invitation.StoredStatus }).ToListAsync();
        return ([.. invitations.Select(row => (row.Id, row.StoredStatus))], await database.Memberships.Select(membership => membership.Id).ToListAsync());
    }

    private async Task RestoreAsync((List<(Guid Id, InvitationStatus Status)> Invitations, List<Guid> Memberships) before)
    {
        await using var database = _app.OpenDatabase();
        await database.Memberships.Where(membership => !before.Memberships.Contains(membership.Id)).ExecuteDeleteAsync();
        foreach (var (id, status) in before.Invitations)
        {
            await database.Invitations.Where(invitation => invitation.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.StoredStatus, status));
        }
    }

    private async Task BringAboutAsync(string state, string invitationId, string token)
    {
        switch (state)
        {
            case "expired":
                await ChangeAsync(database => database.Invitations.Where(invitation => invitation.StoredStatus == InvitationStatus.Pending)
                    .ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.ExpiresAt, _app.Clock.GetUtcNow())));
                break;
            case "revoked":
                (await _app.As(_people["owner"]).MutateAsync("revokeInvitation", new { invitationId })).ShouldSucceed();
                break;
            case "declined":
                (await _app.As(_people["invitee"]).MutateAsync("declineInvitation", new { token })).ShouldSucceed();
                break;
            case "accepted" or "accepted and left":
                (await _app.As(_people["invitee"]).MutateAsync("acceptInvitation", new { token })).ShouldSucceed();
                if (state != "accepted")
                {
                    (await _app.As(_people["invitee"]).MutateAsync("leaveOrganization", new { organizationId = _acme.Id })).ShouldSucceed();
                }

                break;
            case "inviter left":
                (await _app.As(_people["inviter"]).MutateAsync("leaveOrganization", new { organizationId = _acme.Id })).ShouldSucceed();
                break;
            case "policy changed":
                await ChangeAsync(database => database.Organizations
                    .ExecuteUpdateAsync(set => set.SetProperty(organization => organization.InvitePolicy, InvitePolicy.Admins)));
                break;
        }
    }

    private async Task ChangeAsync(Func<OrgsDbContext, Task> change)
    {
        await using var database = _app.OpenDatabase();
        await change(database);
    }
}
