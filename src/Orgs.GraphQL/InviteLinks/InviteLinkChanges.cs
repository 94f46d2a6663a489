namespace Orgs.GraphQL.InviteLinks;

/// <summary>Making links and taking them back.</summary>
public sealed class InviteLinkChanges(
    OrganizationWrites organizations, IDbContextFactory<OrgsDbContext> contexts, UsageLimits usage, LimitOptions limits)
{
    /// <summary>An organization has one link at a time: making another ends the one before.</summary>
    public Task<Outcome<NewInviteLink>> CreateAsync(
        Viewer viewer, Guid organizationId, InviteLinkTerms terms, CancellationToken cancellationToken)
        => organizations.ByMemberAsync<NewInviteLink>(
            organizationId,
            viewer,
            async change => await CheckAsync(change, terms) is { } refusal ? refusal : await CreateAsync(change, terms),
            cancellationToken);

    public async Task<Outcome<InviteLink>> RevokeAsync(Viewer viewer, Guid linkId, CancellationToken cancellationToken)
        => await FindOrganizationAsync(viewer, linkId, cancellationToken) is { } organizationId
            ? await organizations.ByMemberAsync(organizationId, viewer, change => RevokeAsync(change, linkId), cancellationToken)
            : new NotFoundError();

    private async Task<DomainError?> CheckAsync(OrganizationChange change, InviteLinkTerms terms)
        => InviteLinkRules.Create(change.Actor.Role, change.Organization.InvitePolicy)
            ?? (DomainError?)terms.Check()
            ?? await usage.TakeAsync(
                change.Database, limits.InviteLinkPerOrganization, change.Organization.Id.ToString("N"), change.Now, change.CancellationToken);

    private static async Task<NewInviteLink> CreateAsync(OrganizationChange change, InviteLinkTerms terms)
    {
        var before = await change.Database.InviteLinks.SingleOrDefaultAsync(
            link => link.OrganizationId == change.Organization.Id && link.RevokedAt == null, change.CancellationToken);
        if (before is not null)
        {
            Revoke(change, before);
            await change.Database.SaveChangesAsync(change.CancellationToken);
        }

        var token = SecretToken.Create();
        var link = InviteLink.Create(change.Organization.Id, change.Actor.UserId, terms, token, change.Now);
        change.Database.Add(link);
        change.Audit(AuditAction.InviteLinkCreated, change.Actor.User, new AuditDetails { RoleAfter = OrgRole.Member });
        return new NewInviteLink(link, token);
    }

    private static async Task<Outcome<InviteLink>> RevokeAsync(OrganizationChange change, Guid linkId)
    {
        if (InviteLinkRules.Revoke(change.Actor.Role) is { } refusal)
        {
            return refusal;
        }

        var link = await change.Database.InviteLinks.SingleOrDefaultAsync(
            link => link.OrganizationId == change.Organization.Id && link.Id == linkId, change.CancellationToken);
        if (link is null)
        {
            return new NotFoundError();
        }

        if (link.RevokedAt is null)
        {
            Revoke(change, link);
        }

        return link;
    }

    private static void Revoke(OrganizationChange change, InviteLink link)
    {
        link.Revoke(change.Now);
        change.Audit(AuditAction.InviteLinkRevoked, change.Actor.User, new AuditDetails { RoleBefore = OrgRole.Member });
    }

    /// <summary>Where a link leads, for who is there; to others there is none. That never changes, so this needs no lock.</summary>
    private async Task<Guid?> FindOrganizationAsync(Viewer viewer, Guid linkId, CancellationToken cancellationToken)
    {
        var viewerId = viewer.SignedIn.Id;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.InviteLinks
            .Where(link => link.Id == linkId
                && database.Memberships.Any(own => own.OrganizationId == link.OrganizationId && own.UserId == viewerId))
            .Select(link => (Guid?)link.OrganizationId)
            .SingleOrDefaultAsync(cancellationToken);
    }
}

/// <summary>A new link, and the token that is shown this once.</summary>
public sealed record NewInviteLink(InviteLink Link, string Token);
