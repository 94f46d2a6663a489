namespace Orgs.GraphQL.Audit;

/// <summary>The type <c>AuditEntry</c>, and where it is read.</summary>
[ObjectType<AuditEntry>]
public static partial class AuditEntryType
{
    static partial void Configure(IObjectTypeDescriptor<AuditEntry> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(entry => entry.Action);
        descriptor.Field(entry => entry.At).Description("When it happened.");
        descriptor.Field(entry => entry.ActorLabel);
        descriptor.Field(entry => entry.SubjectLabel);
        descriptor.Field(entry => entry.RoleBefore).Description("The subject's role before.");
        descriptor.Field(entry => entry.RoleAfter).Description("The subject's role afterwards.");
        descriptor.Field(entry => entry.Note);
        descriptor.Field(entry => entry.RequestId);
    }

    /// <summary>An entry is there for the admins and owners of its organization.</summary>
    [NodeResolver]
    public static async Task<AuditEntry?> GetAuditEntryByIdAsync(
        Guid id,
        IAuditEntryByIdDataLoader entries,
        CancellationToken cancellationToken)
        => await entries.LoadAsync(id, cancellationToken);

    /// <summary>Who did it; null once that user is deleted, and for what the server did by itself.</summary>
    public static async Task<User?> GetActorAsync(
        [Parent] AuditEntry entry,
        IUserByIdDataLoader users,
        CancellationToken cancellationToken)
        => await users.LoadAsync(entry.ActorId, cancellationToken);

    /// <summary>To whom it was done; null once that user is deleted.</summary>
    public static async Task<User?> GetSubjectAsync(
        [Parent] AuditEntry entry,
        IUserByIdDataLoader users,
        CancellationToken cancellationToken)
        => entry.SubjectId is { } id ? await users.LoadAsync(id, cancellationToken) : null;

    /// <summary>The organization it happened in.</summary>
    public static async Task<Organization?> GetOrganizationAsync(
        [Parent] AuditEntry entry,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => entry.OrganizationId is { } id ? (await memberships.LoadAsync(id, cancellationToken))?.Organization : null;
}

[ObjectType<Organization>]
public static partial class OrganizationAuditLog
{
    /// <summary>What happened in the organization, newest first. Entries never change, and outlive whom they speak of.</summary>
    [OrgRole(OrgRole.Admin)]
    [UseConnection(AllowBackwardPagination = false)]
    public static async Task<AuditEntryConnection?> GetAuditLogAsync(
        [Parent] Organization organization,
        PagingArguments pagingArguments,
        [GraphQLDescription("Only entries like this.")] AuditFilter? filter,
        IAuditLogByQuestionDataLoader logs,
        CancellationToken cancellationToken)
        => new AuditEntryConnection(
            await logs.With(pagingArguments).LoadAsync(AuditQuestion.Of(organization, filter), cancellationToken) ?? Page<AuditEntry>.Empty);
}
