namespace Orgs.GraphQL.Audit;

/// <summary>Which entries of an audit log are meant; what is left out is not asked for.</summary>
/// <param name="Actions">Entries of one of these actions.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="SubjectId">To whom it was done.</param>
/// <param name="From">The first moment.</param>
/// <param name="To">The moment before which it has to be.</param>
[GraphQLName("AuditFilter")]
public sealed record AuditFilter(
    IReadOnlyList<AuditAction>? Actions,
    [property: ID<User>] Guid? ActorId,
    [property: ID<User>] Guid? SubjectId,
    DateTimeOffset? From,
    DateTimeOffset? To);

/// <summary>One organization's log under one filter. Two questions that ask the same are equal, so that they are read together.</summary>
public sealed record AuditQuestion(Guid OrganizationId, AuditSelection Selection)
{
    public static AuditQuestion Of(Organization organization, AuditFilter? filter)
        => new(organization.Id, new AuditSelection(filter?.Actions?.ToBits(), filter?.ActorId, filter?.SubjectId, filter?.From, filter?.To));
}

/// <summary>A filter as a value; the actions are bits.</summary>
public sealed record AuditSelection(long? Actions, Guid? ActorId, Guid? SubjectId, DateTimeOffset? From, DateTimeOffset? To)
{
    public IQueryable<AuditEntry> In(IQueryable<AuditEntry> entries)
    {
        if (Actions is { } bits)
        {
            var actions = bits.FromBits<AuditAction>();
            entries = entries.Where(entry => actions.Contains(entry.Action));
        }

        if (ActorId is { } actorId)
        {
            entries = entries.Where(entry => entry.ActorId == actorId);
        }

        if (SubjectId is { } subjectId)
        {
            entries = entries.Where(entry => entry.SubjectId == subjectId);
        }

        if (From is { } from)
        {
            entries = entries.Where(entry => entry.At >= from);
        }

        return To is { } to ? entries.Where(entry => entry.At < to) : entries;
    }
}
