namespace Orgs.GraphQL.Shared;

/// <summary>The interface <c>Account</c>; <see cref="PersonalAccountType"/> and <see cref="OrganizationType"/> resolve it.</summary>
public sealed class AccountType : InterfaceType<Account>
{
    protected override void Configure(IInterfaceTypeDescriptor<Account> descriptor)
    {
        descriptor.Name("Account")
            .Description("Personal and shared accounts look the same to whatever hangs resources on them.")
            .BindFieldsExplicitly();
        descriptor.Field(account => account.Id).ID();
        descriptor.Field(account => account.Name);
        descriptor.Field(account => account.Personal);
        descriptor.Field(account => account.CreatedAt);
        descriptor.Field("createdBy").Type<ObjectType<User>>().Description("Who made the account; null once that user is deleted.");
        descriptor.Field("viewerRole").Type<EnumType<OrgRole>>().Description("The viewer's role in the account.");
    }
}
