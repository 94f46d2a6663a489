namespace Orgs.GraphQL.Users;

/// <summary>Asks a new user to prove that the address is theirs.</summary>
public sealed class ConfirmationMail(PublicAddress address, MailTemplates templates)
{
    public async Task SendAsync(Change change, User user)
    {
        var token = await change.IssueAsync(user, MailedTokenPurpose.ConfirmEmail);
        change.SendAfterCommit(Compose(user, address.Link("confirm-email", token)));
    }

    private Mail Compose(User user, string link)
    {
        var letter = new Letter("Please confirm your e-mail address")
            .Paragraph($"Hello {Letter.Name(user.Name)},")
            .Paragraph("please confirm that this address is yours. The link is good for 24 hours and works once.")
            .Link("Confirm the address", link)
            .Paragraph("If you have not signed up, you can ignore this message.");
        return templates.Apply(new MailTemplate("confirm-email"), letter.To(user.Email!), ("name", Letter.Name(user.Name)), ("link", link));
    }
}
