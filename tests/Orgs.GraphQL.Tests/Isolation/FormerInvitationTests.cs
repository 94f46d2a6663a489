namespace Orgs.GraphQL.Tests.Isolation;

/// <summary>An invitation shows the organization as it is now. Once it was answered or taken back, only who is in the organization sees it.</summary>
public sealed class FormerInvitationTests : IAsyncLifetime
{
    private const string Everywhere =
        """
        query ($id: ID!, $token: String!) {
          me { invitations(status: null) { totalCount nodes { organization { name slug version } invitedBy { name } } } }
          node(id: $id) { id ... on Invitation { organization { name slug } invitedBy { name } } }
          invitationByToken(token: $token) { organizationName invitedByName status }
        }
        """;

    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _guest = null!;
    private string _id = null!;
    private string _token = null!;

    public async ValueTask InitializeAsync()
    {
        _owner = await _app.RegisterAsync("Olga Owner");
        _acme = await _app.CreateOrganizationAsync(_owner);
        _guest = await _app.RegisterAsync("Gus Guest");
        (_id, _token) = await _app.InviteWithIdAsync(_acme, _owner, _guest.Email);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [Trait("Abuse", "TI-01")]
    [Trait("Behaviour", "S2-11")]
    [InlineData("left", "ACCEPTED")]
    [InlineData("removed", "ACCEPTED")]
    [InlineData("suspended", "ACCEPTED")]
    [InlineData("declined", "DECLINED")]
    [InlineData("revoked", "REVOKED")]
    public async Task Who_is_not_in_the_organization_any_more_or_never_came_sees_nothing_through_the_invitation(string how, string status)
    {
        await PartAsync(how);
        (await _app.As(_owner).MutateAsync("updateOrganization", new { organizationId = _acme.Id, name = "Nova Corp", slug = "nova" })).ShouldSucceed();
        (await _app.As(_owner).MutateAsync("updateMe", new { name = "Olga Nova" })).ShouldSucceed();

        var seen = await _app.As(_guest).SendAsync(Everywhere, new { id = _id, token = _token });

        seen.Text.ShouldBe(
            $$$$"""
            {"data":{"me":{"invitations":{"totalCount":0,"nodes":[]}},"node":null,"invitationByToken":{"organizationName":null,"invitedByName":null,"status":"{{{{status}}}}"}}}
            """);
    }

    [Fact]
    public async Task Who_is_in_the_organization_still_sees_the_invitation_that_led_there()
    {
        (await _app.As(_guest).MutateAsync("acceptInvitation", new { token = _token })).ShouldSucceed();

        var seen = await _app.As(_guest).SendAsync(Everywhere, new { id = _id, token = _token });

        seen.GetText("data.me.invitations.nodes.0.organization.slug").ShouldBe(_acme.Slug);
        seen.GetText("data.node.organization.slug").ShouldBe(_acme.Slug);
    }

    [Fact]
    public async Task One_that_can_be_answered_or_sent_again_shows_where_it_leads()
    {
        var pending = await _app.As(_guest).SendAsync(Everywhere, new { id = _id, token = _token });
        _app.Clock.Advance(Invitation.Lifetime);
        var expired = await _app.As(await _app.SignInAsync(_guest.Email)).SendAsync(Everywhere, new { id = _id, token = _token });

        foreach (var seen in (Answer[])[pending, expired])
        {
            seen.GetText("data.me.invitations.nodes.0.organization.name").ShouldBe("Acme Corp");
            seen.GetText("data.node.organization.name").ShouldBe("Acme Corp");
            seen.GetText("data.invitationByToken.organizationName").ShouldBe("Acme Corp");
        }
    }

    private async Task PartAsync(string how)
    {
        if (how is "declined")
        {
            (await _app.As(_guest).MutateAsync("declineInvitation", new { token = _token })).ShouldSucceed();
            return;
        }

        if (how is "revoked")
        {
            (await _app.As(_owner).MutateAsync("revokeInvitation", new { invitationId = _id })).ShouldSucceed();
            return;
        }

        var accepted = await _app.As(_guest).MutateAsync("acceptInvitation", new { token = _token }, "membership { id }");
        var membershipId = accepted.ShouldSucceed().GetText("membership.id");
        (await (how switch
        {
            "left" => _app.As(_guest).MutateAsync("leaveOrganization", new { organizationId = _acme.Id }),
            "removed" => _app.As(_owner).MutateAsync("removeMembership", new { membershipId }),
            _ => _app.As(_owner).MutateAsync("suspendMembership", new { membershipId }),
        })).ShouldSucceed();
    }
}
