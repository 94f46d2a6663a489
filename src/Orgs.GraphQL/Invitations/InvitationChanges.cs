namespace Orgs.GraphQL.Invitations;

/// <summary>What members do with invitations that were sent: send them again, change the role, take them back.</summary>
public sealed class InvitationChanges(
    OrganizationWrites organizations, IDbContextFactory<OrgsDbContext> contexts, InvitationMail mail, InvitationLimits limits)
{
    /// <summary>Mails a new token and starts the seven days anew. The old token is good for nothing then.</summary>
    public Task<Outcome<Invitation>> ResendAsync(Viewer viewer, Guid invitationId, CancellationToken cancellationToken)
        => ChangeAsync(
            viewer,
            invitationId,
            async (change, invitation) => InvitationRules.Resend(change.Actor, invitation, change.Organization.InvitePolicy)
                ?? await CheckIsNoMemberAsync(change, invitation)
                ?? await RenewAsync(change, invitation, invitation.Role, AuditAction.InvitationResent),
            cancellationToken);

    /// <summary>The role is part of what was mailed, so another role goes out with a new token.</summary>
    public Task<Outcome<Invitation>> ChangeRoleAsync(Viewer viewer, Guid invitationId, OrgRole role, CancellationToken cancellationToken)
        => ChangeAsync(
            viewer,
            invitationId,
            async (change, invitation) => InvitationRules.ChangeRole(
                    change.Actor, invitation, change.Organization.InvitePolicy, role, change.Now)
                ?? (role == invitation.Role ? null : await RenewAsync(change, invitation, role, AuditAction.InvitationChanged)),
            cancellationToken);

    public Task<Outcome<Invitation>> RevokeAsync(Viewer viewer, Guid invitationId, CancellationToken cancellationToken)
        => ChangeAsync(
            viewer,
            invitationId,
            (change, invitation) =>
            {
                var refusal = InvitationRules.Revoke(change.Actor, invitation, change.Now);
                if (refusal is null)
                {
                    invitation.Revoke(change.Now);
                    change.Audit(
                        AuditAction.InvitationRevoked,
                        change.Actor.User,
                        new AuditDetails { SubjectLabel = invitation.Email, RoleBefore = invitation.Role });
                }

                return Task.FromResult(refusal);
            },
            cancellationToken);

    private async Task<Outcome<Invitation>> ChangeAsync(
        Viewer viewer,
        Guid invitationId,
        Func<OrganizationChange, Invitation, Task<DomainError?>> apply,
        CancellationToken cancellationToken)
        => await FindOrganizationAsync(viewer, invitationId, cancellationToken) is { } organizationId
            ? await organizations.ByMemberAsync<Invitation>(
                organizationId,
                viewer,
                async change => await change.FindInvitationAsync(invitationId) is { } invitation
                    ? await apply(change, invitation) is { } refusal ? refusal : invitation
                    : new NotFoundError(),
                cancellationToken)
            : new NotFoundError();

    private static async Task<DomainError?> CheckIsNoMemberAsync(OrganizationChange change, Invitation invitation)
        => await change.FindMembershipOfAddressAsync(invitation.NormalizedEmail) is { } member ? new AlreadyMemberError(member) : null;

    private async Task<DomainError?> RenewAsync(OrganizationChange change, Invitation invitation, OrgRole role, AuditAction action)
    {
        if (await limits.TakeAsync(change, invitation.NormalizedEmail, byMail: true) is { } refusal)
        {
            return refusal;
        }

        var (token, before) = (SecretToken.Create(), invitation.Role);
        change.Database.Add(invitation.Renew(role, token, change.Actor.UserId, change.Now));
        change.Audit(
            action, change.Actor.User, new AuditDetails { SubjectLabel = invitation.Email, RoleBefore = before, RoleAfter = role });
        change.SendAfterCommit(mail.Compose(invitation, change.Organization, change.Actor.User, token));
        return null;
    }

    /// <summary>Where an invitation leads, for who is there; to others there is none. That never changes, so this needs no lock.</summary>
    private async Task<Guid?> FindOrganizationAsync(Viewer viewer, Guid invitationId, CancellationToken cancellationToken)
    {
        var viewerId = viewer.SignedIn.Id;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Invitations
            .Where(invitation => invitation.Id == invitationId
                && database.Memberships.Any(own => own.OrganizationId == invitation.OrganizationId && own.UserId == viewerId))
            .Select(invitation => (Guid?)invitation.OrganizationId)
            .SingleOrDefaultAsync(cancellationToken);
    }
}
