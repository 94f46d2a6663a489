namespace Orgs.GraphQL.Organizations;

/// <summary>An organization that is deleted, and can still be restored.</summary>
/// <param name="RequestedAt">Since when it is hidden.</param>
/// <param name="RequestedById">Who has deleted it.</param>
/// <param name="PurgeAt">When it will be gone.</param>
public sealed record ScheduledDeletion(DateTimeOffset RequestedAt, [property: GraphQLIgnore] Guid? RequestedById, DateTimeOffset PurgeAt)
{
    public static ScheduledDeletion? Of(Organization organization)
        => organization is { DeletedAt: { } requestedAt, PurgeAt: { } purgeAt }
            ? new ScheduledDeletion(requestedAt, organization.DeletedById, purgeAt)
            : null;
}

[ObjectType<ScheduledDeletion>]
public static partial class ScheduledDeletionType
{
    /// <summary>Who has deleted it; null once that user is deleted.</summary>
    public static async Task<User?> GetRequestedByAsync(
        [Parent] ScheduledDeletion deletion,
        IUserByIdDataLoader users,
        CancellationToken cancellationToken)
        => deletion.RequestedById is { } id ? await users.LoadAsync(id, cancellationToken) : null;
}
