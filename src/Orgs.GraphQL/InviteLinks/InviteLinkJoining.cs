namespace Orgs.GraphQL.InviteLinks;

/// <summary>Joining an organization with a link.</summary>
public sealed class InviteLinkJoining(
    OrganizationWrites organizations,
    UserWrites users,
    OrganizationOptions options,
    IDbContextFactory<OrgsDbContext> contexts,
    RateLimiter limiter,
    LimitOptions limits)
{
    /// <summary>Joining again gives the same membership again, and does not use the link up.</summary>
    public async Task<Outcome<AcceptedInvitation>> JoinAsync(
        Viewer viewer, RequestOrigin origin, string token, CancellationToken cancellationToken)
    {
        if (limiter.Check(limits.WrongTokenPerNetwork, origin.Network) is { } refusal)
        {
            return refusal;
        }

        var userId = viewer.SignedIn.Id;
        if (await FindOrganizationAsync(token, cancellationToken) is not { } organizationId)
        {
            limiter.Take(limits.WrongTokenPerNetwork, origin.Network);
            return new InvitationInvalidError();
        }

        return await organizations.ByInvitationAsync(
            organizationId,
            async change => await JoinAsync(
                change, await change.LockUserAsync(users, userId) ?? throw Denial.NotAuthenticated(), token),
            cancellationToken);
    }

    private async Task<Outcome<AcceptedInvitation>> JoinAsync(OrganizationChange change, User user, string token)
    {
        var hash = SecretToken.Hash(token);
        var link = await change.Database.InviteLinks.SingleOrDefaultAsync(link => link.TokenHash == hash, change.CancellationToken);
        if (link is null || !SecretToken.Matches(token, link.TokenHash))
        {
            return new InvitationInvalidError();
        }

        if (!user.EmailConfirmed)
        {
            return new EmailNotConfirmedError();
        }

        if (await change.FindMembershipOfAsync(user.Id) is { } membership)
        {
            // Suspended is suspended: no link leads round it.
            return membership.IsActive ? new AcceptedInvitation(membership, AlreadyMember: true) : new InvitationInvalidError();
        }

        var creatorRole = await change.FindActingRoleAsync(link.CreatedById);
        var refusal = InviteLinkRules.Join(link, user, creatorRole, change.Organization.InvitePolicy, change.Now)
            ?? await change.CheckRoomAsync(options);
        return refusal is null ? Join(change, link, user) : refusal;
    }

    private static AcceptedInvitation Join(OrganizationChange change, InviteLink link, User user)
    {
        link.Use();
        var membership = Membership.Create(change.Organization.Id, user.Id, OrgRole.Member, change.Now, link.CreatedById);
        change.Database.Add(membership);
        change.Audit(AuditAction.InviteLinkUsed, user, new AuditDetails { Subject = user, RoleAfter = OrgRole.Member });
        return new AcceptedInvitation(membership, AlreadyMember: false);
    }

    private async Task<Guid?> FindOrganizationAsync(string token, CancellationToken cancellationToken)
    {
        if (!SecretToken.IsWellFormed(token))
        {
            return null;
        }

        var hash = SecretToken.Hash(token);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.InviteLinks
            .Where(link => link.TokenHash == hash)
            .Select(link => (Guid?)link.OrganizationId)
            .SingleOrDefaultAsync(cancellationToken);
    }
}
