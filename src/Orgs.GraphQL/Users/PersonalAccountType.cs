namespace Orgs.GraphQL.Users;

/// <summary>The type <c>PersonalAccount</c>. There is no way to another user's.</summary>
[ObjectType<PersonalAccount>]
public static partial class PersonalAccountType
{
    static partial void Configure(IObjectTypeDescriptor<PersonalAccount> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Implements<AccountType>();
        descriptor.Field(account => account.Name);
        descriptor.Field(account => account.Personal);
        descriptor.Field(account => account.CreatedAt);
    }

    [NodeResolver]
    public static PersonalAccount? GetPersonalAccountById(Guid id, Viewer viewer)
        => viewer.PersonalAccount is { } account && account.Id == id ? account : null;

    /// <summary>The user whose account this is.</summary>
    public static User? GetCreatedBy([Parent] PersonalAccount account, Viewer viewer) => viewer.Is(account.UserId) ? viewer.User : null;

    /// <summary>A user owns the personal account.</summary>
    public static OrgRole? GetViewerRole([Parent] PersonalAccount account, Viewer viewer) => viewer.Is(account.UserId) ? OrgRole.Owner : null;
}
