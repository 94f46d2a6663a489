namespace Orgs.GraphQL.Tests.Invitations;

public sealed class JoiningTests
{
    [Fact]
    public async Task An_invited_user_becomes_a_member_with_the_invited_role()
    {
        await using var app = new OrgsApplication();
        var owner = await app.RegisterAsync("Olive Owner");
        var organization = await app.CreateOrganizationAsync(owner);

        var admin = await app.AddMemberAsync(owner, organization, "Ada Admin", OrgRole.Admin);

        var membership = await app.MembershipAsync(admin, organization);
        membership.Role.ShouldBe(OrgRole.Admin);
        membership.InvitedById.ShouldBe(owner.UserId);
    }
}
