using System.Globalization;

namespace Orgs.GraphQL.Events;

/// <summary>The organization, or something of it that was changed.</summary>
[UnionType("OrganizationEventSubject")]
public interface IOrganizationEventSubject;

/// <summary>Something that happened in an organization.</summary>
public sealed class OrganizationEvent(SeenInOrganization seen)
{
    /// <summary>What is seen, of what, and by whom.</summary>
    [GraphQLIgnore]
    public SeenInOrganization Seen => seen;

    /// <summary>What became of the subject.</summary>
    public ChangeKind Kind => seen.IsLast ? ChangeKind.Removed : seen.Shows ? seen.Note.Kind : ChangeKind.Updated;

    /// <summary>
    /// A whole number that grows by one with everything that happens in the organization. Where one is missing an event was missed: read again
    /// what matters.
    /// </summary>
    public string Sequence => seen.Note.Sequence.ToString(CultureInfo.InvariantCulture);

    /// <summary>What was changed. What the viewer may not see shows as a change of the organization.</summary>
    public IOrganizationEventSubject Subject => seen.Subject;
}

[ObjectType<OrganizationEvent>]
public static partial class OrganizationEventAuditEntry
{
    /// <summary>What the audit log says of it; null for whom the log is closed, as the viewer's role is when the event is told.</summary>
    public static async Task<AuditEntry?> GetAuditEntryAsync(
        [Parent] OrganizationEvent happened,
        IAuditEntryByIdDataLoader entries,
        CancellationToken cancellationToken)
        => happened.Seen.ShowsAuditLog ? await entries.LoadAsync(happened.Seen.Note.AuditEntryId, cancellationToken) : null;
}

/// <summary>What a member sees of a note.</summary>
/// <param name="Note">The note.</param>
/// <param name="Viewer">Who sees it, as the database has it now.</param>
/// <param name="Membership">The viewer's own membership; as it was last, when it is no more.</param>
/// <param name="Subject">What was changed, or the organization in its stead.</param>
/// <param name="Shows">True when the viewer sees what was changed.</param>
/// <param name="IsLast">True when the viewer has lost access, and this is how to know it.</param>
public sealed record SeenInOrganization(
    ChangeNote Note, Viewer Viewer, Membership Membership, IOrganizationEventSubject Subject, bool Shows, bool IsLast) : ISeen
{
    /// <summary>True for admins and owners, as long as they are.</summary>
    public bool ShowsAuditLog => !IsLast && Membership.Role >= OrgRole.Admin;
}
