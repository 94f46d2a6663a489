namespace Orgs.GraphQL.InviteLinks;

/// <summary>The type <c>InviteLink</c>. Its token is shown once, to who makes the link, and is nowhere after that.</summary>
[ObjectType<InviteLink>]
public static partial class InviteLinkType
{
    static partial void Configure(IObjectTypeDescriptor<InviteLink> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(link => link.AllowedDomains);
        descriptor.Field(link => link.MaxUses);
        descriptor.Field(link => link.Uses);
        descriptor.Field(link => link.ExpiresAt);
    }

    /// <summary>A link is there for the admins and owners of its organization.</summary>
    [NodeResolver]
    public static async Task<InviteLink?> GetInviteLinkByIdAsync(
        Guid id,
        IInviteLinkByIdDataLoader links,
        CancellationToken cancellationToken)
        => await links.LoadAsync(id, cancellationToken);

    /// <summary>The role of those who join with the link.</summary>
    public static OrgRole GetRole([Parent] InviteLink link) => OrgRole.Member;

    /// <summary>Who made the link; null once that user is deleted.</summary>
    public static async Task<User?> GetCreatedByAsync(
        [Parent] InviteLink link,
        IUserByIdDataLoader users,
        CancellationToken cancellationToken)
        => link.CreatedById is { } id ? await users.LoadAsync(id, cancellationToken) : null;
}
