namespace Orgs.GraphQL.Invitations;

/// <summary>Tells somebody that they are invited.</summary>
public sealed class InvitationMail(PublicAddress address)
{
    public Mail Compose(Invitation invitation, Organization organization, User inviter, string token)
    {
        var (name, by) = (Letter.Name(organization.Name), Letter.Name(inviter.Name));
        return new Letter($"{by} invites you to {name}")
            .Paragraph("Hello,")
            .Paragraph($"{by} invites you to join {name} as {invitation.Role.Spoken()}.")
            .Link("See the invitation", address.Link("invitation", token))
            .Paragraph("The invitation is for this address and good for 7 days. If you do not want to join, you can ignore it.")
            .To(invitation.Email);
    }
}
