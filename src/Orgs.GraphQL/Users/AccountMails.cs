namespace Orgs.GraphQL.Users;

/// <summary>What happened to an account, told to its owner. If it was somebody else, this is how the owner learns of it.</summary>
public sealed class AccountMails(PublicAddress address)
{
    public Mail PasswordReset(User user, string token)
        => new Letter("Choose a new password")
            .Paragraph($"Hello {Letter.Name(user.Name)},")
            .Paragraph("somebody, probably you, asked for a new password. The link is good for 60 minutes and works once.")
            .Link("Choose a new password", address.Link("reset-password", token))
            .Paragraph("If it was not you, you can ignore this message. Your password stays as it is.")
            .To(user.Email!);

    public Mail PasswordChanged(User user)
        => new Letter("Your password was changed")
            .Paragraph($"Hello {Letter.Name(user.Name)},")
            .Paragraph("your password was changed, and you were signed out on your other devices.")
            .Paragraph("If it was not you, ask for a new password right away.")
            .To(user.Email!);

    public Mail AddressTaken(User user)
        => new Letter("You have an account already")
            .Paragraph($"Hello {Letter.Name(user.Name)},")
            .Paragraph("somebody, probably you, tried to sign up with this address. You have an account here already.")
            .Link("Sign in, or ask for a new password", address.Url.AbsoluteUri)
            .Paragraph("If it was not you, you can ignore this message. Nothing has changed.")
            .To(user.Email!);

    public Mail AccountDeleted(User user)
        => new Letter("Your account was deleted")
            .Paragraph($"Hello {Letter.Name(user.Name)},")
            .Paragraph("your account and your personal account were deleted, as you asked. This is the last message you get.")
            .To(user.Email!);
}
