namespace Orgs.GraphQL.Tests.Memberships;

/// <summary>What effects speak of, as the tables have it at one moment.</summary>
public sealed record DryRunTables(
    Dictionary<Guid, (Guid OrganizationId, OrgRole Role)> Memberships,
    HashSet<Guid> LivingOrganizations,
    HashSet<Guid> PendingInvitations,
    HashSet<Guid> RevokedInvitations,
    HashSet<Guid> OpenLinks,
    HashSet<Guid> PersonalAccounts,
    HashSet<Guid> OrganizationsWithCreator,
    HashSet<Guid> LiveSessions)
{
    public static async Task<DryRunTables> ReadAsync(OrgsApplication app)
    {
        var now = app.Clock.GetUtcNow();
        await using var database = app.OpenDatabase();
        var invitations = await database.Invitations.IncludingDeleted().ToListAsync();
        return new DryRunTables(
            await database.Memberships.IncludingDeleted().ToDictionaryAsync(one => one.Id, one => (one.OrganizationId, one.Role)),
            await database.Organizations.Select(one => one.Id).ToHashSetAsync(),
            [.. invitations.Where(one => one.StatusAt(now) == InvitationStatus.Pending).Select(one => one.Id)],
            [.. invitations.Where(one => one.StatusAt(now) == InvitationStatus.Revoked).Select(one => one.Id)],
            await database.InviteLinks.IncludingDeleted().Where(one => one.RevokedAt == null).Select(one => one.Id).ToHashSetAsync(),
            await database.PersonalAccounts.Select(one => one.Id).ToHashSetAsync(),
            await database.Organizations.IncludingDeleted().Where(one => one.CreatedById != null).Select(one => one.Id).ToHashSetAsync(),
            await database.Sessions.Where(one => one.RevokedAt == null && one.ExpiresAt > now).Select(one => one.Id).ToHashSetAsync());
    }

    /// <summary>What has happened since, in the words of effects.</summary>
    public IEnumerable<string> EffectsUntil(DryRunTables after)
        => from effect in (IEnumerable<(string Kind, int Count)>)[
               ("MEMBERSHIPS_REMOVED", Memberships.Count(one => !after.Memberships.ContainsKey(one.Key) || IsHidden(one.Value.OrganizationId, after))),
               ("ROLES_CHANGED", Memberships.Count(one => after.Memberships.TryGetValue(one.Key, out var now) && now.Role != one.Value.Role)),
               ("INVITATIONS_REVOKED", PendingInvitations.Count(after.RevokedInvitations.Contains)),
               ("INVITE_LINKS_REVOKED", OpenLinks.Except(after.OpenLinks).Count()),
               ("ORGANIZATIONS_DELETED", LivingOrganizations.Except(after.LivingOrganizations).Count()),
               ("PERSONAL_ACCOUNT_DELETED", PersonalAccounts.Except(after.PersonalAccounts).Count()),
               ("CREATED_BY_CLEARED", OrganizationsWithCreator.Except(after.OrganizationsWithCreator).Count()),
               ("SESSIONS_REVOKED", LiveSessions.Except(after.LiveSessions).Count())]
           where effect.Count > 0
           select $"{effect.Kind} {effect.Count}";

    private bool IsHidden(Guid organizationId, DryRunTables after)
        => LivingOrganizations.Contains(organizationId) && !after.LivingOrganizations.Contains(organizationId);
}
