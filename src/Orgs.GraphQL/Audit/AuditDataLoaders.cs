namespace Orgs.GraphQL.Audit;

public static class AuditDataLoaders
{
    /// <summary>Entries of organizations that the viewer administers. All others do not exist.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, AuditEntry>> GetAuditEntryByIdAsync(
        IReadOnlyList<Guid> ids,
        OrgsDbContext database,
        Viewer viewer,
        CancellationToken cancellationToken)
        => viewer.UserId is { } viewerId
            ? await database.AuditEntries.AsNoTracking()
                .Where(entry => ids.Contains(entry.Id) && database.Memberships.Any(own =>
                    own.OrganizationId == entry.OrganizationId
                    && own.UserId == viewerId
                    && own.State == MembershipState.Active
                    && own.Role >= OrgRole.Admin))
                .ToDictionaryAsync(entry => entry.Id, cancellationToken)
            : [];

    /// <summary>Logs, newest first: one statement for each filter that is asked with, however many organizations are.</summary>
    [DataLoader]
    public static async Task<Dictionary<AuditQuestion, Page<AuditEntry>>> GetAuditLogByQuestionAsync(
        IReadOnlyList<AuditQuestion> questions,
        PagingArguments pagingArguments,
        OrgsDbContext database,
        CancellationToken cancellationToken)
    {
        var answers = new Dictionary<AuditQuestion, Page<AuditEntry>>();
        foreach (var asked in questions.GroupBy(question => question.Selection))
        {
            var organizationIds = asked.Select(question => (Guid?)question.OrganizationId).ToList();
            var pages = await asked.Key.In(database.AuditEntries.AsNoTracking())
                .Where(entry => organizationIds.Contains(entry.OrganizationId))
                .OrderByDescending(entry => entry.Sequence)
                .ToBatchPageAsync(entry => entry.OrganizationId!.Value, pagingArguments, cancellationToken);
            foreach (var (organizationId, page) in pages)
            {
                answers[new AuditQuestion(organizationId, asked.Key)] = page;
            }
        }

        return answers;
    }
}
