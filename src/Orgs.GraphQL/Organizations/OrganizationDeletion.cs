namespace Orgs.GraphQL.Organizations;

/// <summary>
/// Deleting an organization in two steps. The first hides it from everybody and ends what is pending; a former owner can take that
/// back for a while. Then it is purged: the rows are gone, the slug is held, the audit log stays.
/// </summary>
public sealed class OrganizationDeletion(
    OrganizationWrites organizations, Writes writes, IDbContextFactory<OrgsDbContext> contexts, OrganizationOptions options, TimeProvider clock)
{
    private const int PurgedAtOnce = 100;

    public Task<Outcome<DeletedOrganization>> DeleteAsync(
        Viewer viewer, Guid organizationId, string confirmSlug, bool dryRun, CancellationToken cancellationToken)
        => organizations.ByMemberAsync(
            organizationId, viewer, change => DeleteAsync(change, confirmSlug, dryRun), cancellationToken);

    public Task<Outcome<Organization>> RestoreAsync(Viewer viewer, Guid organizationId, CancellationToken cancellationToken)
        => organizations.ByMemberOfDeletedAsync<Organization>(
            organizationId,
            viewer,
            change =>
            {
                if (OrganizationRules.Restore(change.Actor.Role) is { } refusal)
                {
                    return Task.FromResult<Outcome<Organization>>(refusal);
                }

                if (change.Organization.DeletedAt is not null)
                {
                    change.Organization.Restore();
                    change.Audit(AuditAction.OrgRestored, change.Actor.User, new AuditDetails());
                }

                return Task.FromResult<Outcome<Organization>>(change.Organization);
            },
            cancellationToken);

    /// <summary>Ends what can no longer be restored. Answers how many organizations that were.</summary>
    public async Task<int> PurgeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        List<Guid> due;
        await using (var database = await contexts.CreateDbContextAsync(cancellationToken))
        {
            due = await database.Organizations.IncludingDeleted()
                .Where(organization => organization.PurgeAt <= now)
                .OrderBy(organization => organization.PurgeAt)
                .Select(organization => organization.Id)
                .Take(PurgedAtOnce)
                .ToListAsync(cancellationToken);
        }

        var purged = 0;
        foreach (var id in due)
        {
            purged += (await writes.ExecuteAsync(change => PurgeAsync(change, id), cancellationToken)).Succeeded ? 1 : 0;
        }

        return purged;
    }

    private async Task<Outcome<DeletedOrganization>> DeleteAsync(OrganizationChange change, string confirmSlug, bool dryRun)
    {
        var organization = change.Organization;
        if (OrganizationRules.Delete(change.Actor.Role) is { } refusal)
        {
            return refusal;
        }

        if (SlugRules.Normalize(confirmSlug) != organization.Slug)
        {
            return new ConfirmationMismatchError();
        }

        if (dryRun)
        {
            change.OnlyTry();
        }

        var members = await change.Database.Memberships.CountAsync(
            membership => membership.OrganizationId == organization.Id, change.CancellationToken);
        var invitations = await RevokeInvitationsAsync(change);
        var links = await RevokeInviteLinksAsync(change);
        organization.Delete(change.Actor.UserId, change.Now, change.Now + options.RestorableFor);
        change.Audit(AuditAction.OrgDeleted, change.Actor.User, new AuditDetails());

        Effect?[] effects =
        [
            new(EffectKind.OrganizationsDeleted, 1, $"{organization.Name} is hidden, and gone after {options.RestorableDays} days."),
            new(EffectKind.MembershipsRemoved, members, members == 1 ? "One member loses access." : $"{members} members lose access."),
            invitations == 0
                ? null
                : new(EffectKind.InvitationsRevoked, invitations, invitations == 1 ? "One invitation is revoked." : $"{invitations} invitations are revoked."),
            links == 0 ? null : new(EffectKind.InviteLinksRevoked, links, "The invite link is revoked."),
        ];
        return new DeletedOrganization(organization, [.. effects.OfType<Effect>()]);
    }

    private static Task<int> RevokeInvitationsAsync(OrganizationChange change)
    {
        DateTimeOffset? now = change.Now;
        return change.Database.Invitations
            .Where(invitation =>
                invitation.OrganizationId == change.Organization.Id
                && invitation.StoredStatus == InvitationStatus.Pending
                && invitation.ExpiresAt > change.Now)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(invitation => invitation.StoredStatus, InvitationStatus.Revoked)
                    .SetProperty(invitation => invitation.ClosedAt, now),
                change.CancellationToken);
    }

    private static Task<int> RevokeInviteLinksAsync(OrganizationChange change)
    {
        DateTimeOffset? now = change.Now;
        return change.Database.InviteLinks
            .Where(link => link.OrganizationId == change.Organization.Id && link.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.RevokedAt, now), change.CancellationToken);
    }

    /// <summary>Memberships and invitations go with the organization's row. It may have been restored a moment ago, or purged by another server.</summary>
    private static async Task<Outcome<Organization>> PurgeAsync(Change change, Guid organizationId)
    {
        if (await OrganizationWrites.LockDeletedAsync(change, organizationId) is not { } organization || organization.PurgeAt is null || organization.PurgeAt > change.Now)
        {
            return new NotFoundError();
        }

        change.Database.Remove(organization);
        change.Database.Add(FormerSlug.Of(organization.Slug, organization.Id, change.Now));
        change.AuditByServer(AuditAction.OrgPurged, new AuditDetails { OrganizationId = organization.Id, Note = organization.Slug });
        return organization;
    }
}

/// <summary>An organization that is hidden now, or in a dry run would be.</summary>
public sealed record DeletedOrganization(Organization Organization, IReadOnlyList<Effect> Effects);
