namespace Orgs.GraphQL.Shared;

/// <summary>The scalar <c>EmailAddress</c>.</summary>
public sealed class EmailAddressType : TextType
{
    public EmailAddressType()
        : base("EmailAddress", "An e-mail address, as its owner types it. Compared without regard to upper and lower case.")
    {
    }
}
