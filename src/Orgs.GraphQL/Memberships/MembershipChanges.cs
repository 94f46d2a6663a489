namespace Orgs.GraphQL.Memberships;

/// <summary>Changing who is in an organization, and with which role.</summary>
public sealed class MembershipChanges(OrganizationWrites organizations, IDbContextFactory<OrgsDbContext> contexts, LostRoles lostRoles)
{
    /// <summary>Makes a member an owner. Making an owner one is done already.</summary>
    public Task<Outcome<Membership>> PromoteOwnerAsync(
        Viewer viewer, Guid membershipId, int? expectedVersion, CancellationToken cancellationToken)
        => ChangeAsync(
            viewer,
            membershipId,
            expectedVersion,
            (change, target) => Task.FromResult(MembershipRules.Promote(change.Actor.Role)
                ?? (target.User.EmailConfirmed ? null : new EmailNotConfirmedError())),
            (change, target) => SetRole(change, target, OrgRole.Owner),
            canTakeOwner: false,
            cancellationToken);

    /// <summary>Makes an owner a member or an admin, unless it is the last one.</summary>
    public Task<Outcome<Membership>> DemoteOwnerAsync(
        Viewer viewer, Guid membershipId, OrgRole to, int? expectedVersion, CancellationToken cancellationToken)
        => ChangeAsync(
            viewer,
            membershipId,
            expectedVersion,
            async (change, target) => MembershipRules.Demote(change.Actor.Role, target, to, await change.OwnershipBesideAsync(target)),
            (change, target) => SetRole(change, target, target.Role == OrgRole.Owner ? to : target.Role),
            canTakeOwner: true,
            cancellationToken);

    public Task<Outcome<Membership>> ChangeRoleAsync(
        Viewer viewer, Guid membershipId, OrgRole role, int? expectedVersion, CancellationToken cancellationToken)
        => ChangeAsync(
            viewer,
            membershipId,
            expectedVersion,
            async (change, target) => MembershipRules.ChangeRole(change.Actor.Role, target, role, await change.OwnershipBesideAsync(target)),
            (change, target) => SetRole(change, target, role),
            canTakeOwner: true,
            cancellationToken);

    /// <summary>Keeps a membership and its role, but takes all rights from it.</summary>
    public Task<Outcome<Membership>> SuspendAsync(
        Viewer viewer, Guid membershipId, string? reason, int? expectedVersion, CancellationToken cancellationToken)
        => ChangeAsync(
            viewer,
            membershipId,
            expectedVersion,
            async (change, target) => MembershipRules.Suspend(change.Actor.Role, target, await change.OwnershipBesideAsync(target)),
            (change, target) => SetState(change, target, MembershipState.Suspended, reason),
            canTakeOwner: true,
            cancellationToken);

    public Task<Outcome<Membership>> UnsuspendAsync(
        Viewer viewer, Guid membershipId, string? reason, int? expectedVersion, CancellationToken cancellationToken)
        => ChangeAsync(
            viewer,
            membershipId,
            expectedVersion,
            (change, target) => Task.FromResult(MembershipRules.Unsuspend(change.Actor.Role, target)),
            (change, target) => SetState(change, target, MembershipState.Active, reason),
            canTakeOwner: false,
            cancellationToken);

    /// <summary>Makes a member an owner in the viewer's place, who keeps the role that is given, or leaves.</summary>
    public async Task<Outcome<TransferredOwnership>> TransferAsync(
        Viewer viewer, Guid toMembershipId, OrgRole? keepRole, bool dryRun, CancellationToken cancellationToken)
        => await FindAsync(viewer, toMembershipId, cancellationToken) is { } asked
            ? await organizations.ByMemberAsync(
                asked.OrganizationId,
                viewer,
                async change => await change.FindMembershipAsync(toMembershipId) is { } target
                    ? await TransferAsync(change, target, keepRole, dryRun)
                    : new NotFoundError(),
                cancellationToken)
            : new NotFoundError();

    /// <summary>Takes somebody out of an organization. The own row can always go, unless it is the last owner's.</summary>
    public async Task<Outcome<RemovedMembership>> RemoveAsync(
        Viewer viewer, Guid membershipId, int? expectedVersion, bool dryRun, CancellationToken cancellationToken)
        => await FindAsync(viewer, membershipId, cancellationToken) is { } asked
            ? await organizations.ByMemberAsync(
                asked.OrganizationId,
                viewer,
                async change => await change.FindMembershipAsync(membershipId) is { } target
                    ? await RemoveAsync(change, target, expectedVersion, dryRun)
                    : new NotFoundError(),
                cancellationToken)
            : new NotFoundError();

    public Task<Outcome<RemovedMembership>> LeaveAsync(
        Viewer viewer, Guid organizationId, bool dryRun, CancellationToken cancellationToken)
        => organizations.ByMemberAsync(
            organizationId, viewer, change => RemoveAsync(change, change.Actor, expectedVersion: null, dryRun), cancellationToken);

    private async Task<Outcome<Membership>> ChangeAsync(
        Viewer viewer,
        Guid membershipId,
        int? expectedVersion,
        Func<OrganizationChange, Membership, Task<DomainError?>> rule,
        Action<OrganizationChange, Membership> apply,
        bool canTakeOwner,
        CancellationToken cancellationToken)
        => await FindAsync(viewer, membershipId, cancellationToken) is { } asked
            ? await organizations.ByMemberAsync<Membership>(
                asked.OrganizationId,
                viewer,
                async change =>
                {
                    if (await change.FindMembershipAsync(membershipId) is not { } target)
                    {
                        return new NotFoundError();
                    }

                    if ((await rule(change, target) ?? Stale(target, expectedVersion)) is { } refusal)
                    {
                        var roleWhenAsked = lostRoles.RoleWhenAsked(asked.OrganizationId, viewer) ?? asked.ViewerRole;
                        return canTakeOwner
                            ? MembershipRules.AfterLostRace(refusal, roleWhenAsked, target, await change.OwnershipBesideAsync(target))
                            : refusal;
                    }

                    apply(change, target);
                    return target;
                },
                cancellationToken)
            : new NotFoundError();

    private void SetRole(OrganizationChange change, Membership target, OrgRole role)
    {
        var before = target.Role;
        if (before == role)
        {
            return;
        }

        target.ChangeRole(role);
        if (role < before)
        {
            lostRoles.Note(change, target, before);
        }

        change.Audit(
            role == OrgRole.Owner ? AuditAction.OwnerPromoted : before == OrgRole.Owner ? AuditAction.OwnerDemoted : AuditAction.RoleChanged,
            change.Actor.User,
            new AuditDetails { Subject = target.User, RoleBefore = before, RoleAfter = role });
    }

    private static void SetState(OrganizationChange change, Membership target, MembershipState state, string? reason)
    {
        if (target.State == state)
        {
            return;
        }

        if (state == MembershipState.Suspended)
        {
            target.Suspend();
        }
        else
        {
            target.Unsuspend();
        }

        change.Audit(
            state == MembershipState.Suspended ? AuditAction.MemberSuspended : AuditAction.MemberUnsuspended,
            change.Actor.User,
            new AuditDetails { Subject = target.User, RoleBefore = target.Role, RoleAfter = target.Role, Note = DisplayName.Clean(reason) });
    }

    private async Task<Outcome<TransferredOwnership>> TransferAsync(
        OrganizationChange change, Membership target, OrgRole? keepRole, bool dryRun)
    {
        var own = change.Actor;
        if (MembershipRules.Transfer(own, target, keepRole, await change.OwnershipBesideAsync(own)) is { } refusal)
        {
            return refusal;
        }

        if (dryRun)
        {
            change.OnlyTry();
        }

        var isSelf = own.Id == target.Id;
        var changes = (target.Role == OrgRole.Owner ? 0 : 1) + (isSelf || keepRole is null or OrgRole.Owner ? 0 : 1);
        SetRole(change, target, OrgRole.Owner);

        // First there are two owners, then one: the database would not let the last one go before the next one is there.
        await change.Database.SaveChangesAsync(change.CancellationToken);
        if (isSelf)
        {
            return new TransferredOwnership(own, target, []);
        }

        if (keepRole is { } role)
        {
            SetRole(change, own, role);
        }
        else
        {
            Remove(change, own);
        }

        Effect?[] effects =
        [
            changes == 0 ? null : new Effect(EffectKind.RolesChanged, changes, changes == 1 ? "One member has another role." : "Two members have other roles."),
            keepRole is null ? new Effect(EffectKind.MembershipsRemoved, 1, "One membership is removed.") : null,
        ];
        return new TransferredOwnership(keepRole is null ? null : own, target, [.. effects.OfType<Effect>()]);
    }

    private static void Remove(OrganizationChange change, Membership target)
    {
        change.Database.Remove(target);
        change.Audit(
            target.Id == change.Actor.Id ? AuditAction.MemberLeft : AuditAction.MemberRemoved,
            change.Actor.User,
            new AuditDetails { Subject = target.User, RoleBefore = target.Role });
    }

    private static async Task<Outcome<RemovedMembership>> RemoveAsync(
        OrganizationChange change, Membership target, int? expectedVersion, bool dryRun)
    {
        var refusal = MembershipRules.Remove(change.Actor, target, await change.OwnershipBesideAsync(target)) ?? Stale(target, expectedVersion);
        if (refusal is not null)
        {
            return refusal;
        }

        if (dryRun)
        {
            change.OnlyTry();
        }

        Remove(change, target);
        return new RemovedMembership(
            target.Id, change.Organization, target.User, [new Effect(EffectKind.MembershipsRemoved, 1, "One membership is removed.")]);
    }

    private static StaleVersionError? Stale(Membership target, int? expectedVersion)
        => expectedVersion is { } expected && expected != target.Version ? new StaleVersionError(target.Version) : null;

    /// <summary>
    /// Where a membership is, and who asks there; null to who is not there, as if the membership was not. The place never moves, so this needs no
    /// lock; everything else that decides is read again under one.
    /// </summary>
    private async Task<Asked?> FindAsync(Viewer viewer, Guid membershipId, CancellationToken cancellationToken)
    {
        var viewerId = viewer.SignedIn.Id;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = await database.Memberships
            .Where(membership => membership.Id == membershipId)
            .Select(membership => new Asked(
                membership.OrganizationId,
                database.Memberships
                    .Where(own => own.OrganizationId == membership.OrganizationId && own.UserId == viewerId)
                    .Select(own => (OrgRole?)own.Role)
                    .FirstOrDefault()))
            .SingleOrDefaultAsync(cancellationToken);
        return asked?.ViewerRole is null ? null : asked;
    }

    private sealed record Asked(Guid OrganizationId, OrgRole? ViewerRole);
}

/// <summary>A membership that is gone, or in a dry run would be.</summary>
/// <param name="MembershipId">Its id.</param>
/// <param name="Organization">Where it was.</param>
/// <param name="User">Whose it was.</param>
/// <param name="Effects">What else happened.</param>
public sealed record RemovedMembership(Guid MembershipId, Organization Organization, User User, IReadOnlyList<Effect> Effects);

/// <summary>An ownership that has gone over, or in a dry run would have.</summary>
/// <param name="From">What the former owner has left; null for who has left with it.</param>
/// <param name="To">The new owner's place.</param>
/// <param name="Effects">What happened.</param>
public sealed record TransferredOwnership(Membership? From, Membership To, IReadOnlyList<Effect> Effects);
