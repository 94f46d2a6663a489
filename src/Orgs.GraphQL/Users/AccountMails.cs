namespace Orgs.GraphQL.Users;

/// <summary>What happened to an account, told to its owner. If it was somebody else, this is how the owner learns of it.</summary>
public sealed class AccountMails(PublicAddress address, MailTemplates templates)
{
    public Mail PasswordReset(User user, string token)
    {
        var link = address.Link("reset-password", token);
        var letter = To(user, "Choose a new password")
            .Paragraph("somebody, probably you, asked for a new password. The link is good for 60 minutes and works once.")
            .Link("Choose a new password", link)
            .Paragraph("If it was not you, you can ignore this message. Your password stays as it is.");
        return templates.Apply(new MailTemplate("reset-password"), letter.To(user.Email!), ("name", Letter.Name(user.Name)), ("link", link));
    }

    public Mail PasswordChanged(User user)
        => Notice("password-changed", user, To(user, "Your password was changed")
            .Paragraph("your password was changed, and you were signed out on your other devices.")
            .Paragraph("If it was not you, ask for a new password right away."));

    public Mail AddressTaken(User user)
        => Notice("address-taken", user, To(user, "You have an account already")
            .Paragraph("somebody, probably you, tried to sign up with this address. You have an account here already.")
            .Link("Sign in, or ask for a new password", address.Url.AbsoluteUri)
            .Paragraph("If it was not you, you can ignore this message. Nothing has changed."));

    public Mail AccountDeleted(User user)
        => Notice("account-deleted", user, To(user, "Your account was deleted")
            .Paragraph("your account and your personal account were deleted, as you asked. This is the last message you get."));

    private static Letter To(User user, string subject) => new Letter(subject).Paragraph($"Hello {Letter.Name(user.Name)},");

    private Mail Notice(string template, User user, Letter letter)
        => templates.Apply(new MailTemplate(template), letter.To(user.Email!), ("name", Letter.Name(user.Name)), ("link", address.Url.AbsoluteUri));
}
