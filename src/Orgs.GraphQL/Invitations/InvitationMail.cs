using System.Globalization;

namespace Orgs.GraphQL.Invitations;

/// <summary>Tells somebody that they are invited.</summary>
public sealed class InvitationMail(PublicAddress address, MailTemplates templates)
{
    private static readonly string _days = Invitation.Lifetime.TotalDays.ToString(CultureInfo.InvariantCulture);

    public Mail Compose(Invitation invitation, Organization organization, User inviter, string token)
    {
        var (name, by, role) = (Letter.Name(organization.Name), Letter.Name(inviter.Name), invitation.Role.Spoken());
        var link = address.Link("invitation", token);
        var letter = new Letter($"{by} invites you to {name}")
            .Paragraph("Hello,")
            .Paragraph($"{by} invites you to join {name} as {role}.")
            .Link("See the invitation", link)
            .Paragraph($"The invitation is for this address and good for {_days} days. If you do not want to join, you can ignore it.");
        return templates.Apply(
            new MailTemplate("invitation", invitation.Locale), letter.To(invitation.Email), ("inviter", by), ("organization", name), ("role", role), ("days", _days), ("link", link));
    }
}
