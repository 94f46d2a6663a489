using System.Security.Claims;

namespace Orgs.GraphQL.Events;

/// <summary>Looks at notes for those who listen: who they are now, what they may see now, and what there is to see.</summary>
public sealed class EventViews(
    ITopicEventReceiver receiver, ViewerLoader viewers, OpenSessions sessions, IDbContextFactory<OrgsDbContext> contexts)
{
    // Asked for each listener and each event. Not static: a compiled query belongs to one model, and each host has its own.
    private readonly Func<OrgsDbContext, Guid, Guid, CancellationToken, Task<Membership?>> _findMembership = EF.CompileAsyncQuery(
        (OrgsDbContext database, Guid organizationId, Guid userId, CancellationToken _) => database.Memberships.AsNoTracking()
            .Include(membership => membership.Organization)
            .Include(membership => membership.User)
            .SingleOrDefault(membership => membership.OrganizationId == organizationId
                && membership.UserId == userId
                && membership.State == MembershipState.Active));

    /// <summary>What happens in an organization from now on. Who is no active member gets what a missing organization would give.</summary>
    public async Task<ISourceStream<SeenInOrganization>> OfOrganizationAsync(
        ClaimsPrincipal ticket, Viewer viewer, Guid organizationId, CancellationToken cancellationToken)
    {
        // First listening, then looking: nothing happens unseen in between.
        var notes = await receiver.SubscribeAsync<ChangeNote>(Announcements.OfOrganization(organizationId), cancellationToken);
        if (await FindMembershipAsync(viewer, organizationId, cancellationToken) is not { } membership)
        {
            await notes.DisposeAsync();
            throw Denial.NotAuthorized();
        }

        // What is told may have happened before; it is part of what the viewer finds when reading now.
        var known = membership.Organization.EventSequence;
        var (last, organization) = (MembershipNote.Of(membership, isNew: false), membership.Organization);
        return Tell(
            notes,
            viewer,
            note => note.Sequence > known,
            async (note, token) =>
            {
                if (await viewers.LoadAsync(ticket, token) is not { } now)
                {
                    return null;
                }

                if (await FindMembershipAsync(now, organizationId, token) is not { } own)
                {
                    // As it was seen last: what has become of the organization since is no more to be told.
                    var lost = Recall(last, organization, now.SignedIn);
                    return new SeenInOrganization(note, now, lost, lost, Shows: true, IsLast: true);
                }

                (last, organization) = (MembershipNote.Of(own, isNew: false), own.Organization);
                var subject = await FindSubjectAsync(note, now, own, token);
                return new SeenInOrganization(note, now, own, subject ?? own.Organization, Shows: subject is not null, IsLast: false);
            });
    }

    /// <summary>What happens to the user's own accounts from now on.</summary>
    public async Task<ISourceStream<SeenByUser>> OfUserAsync(ClaimsPrincipal ticket, Viewer viewer, CancellationToken cancellationToken)
    {
        var notes = await receiver.SubscribeAsync<ChangeNote>(Announcements.OfUser(viewer.SignedIn.Id), cancellationToken);
        return Tell(
            notes,
            viewer,
            _ => true,
            async (note, token) => await viewers.LoadAsync(ticket, token) is { } now
                ? new SeenByUser(
                    note, now, await FindOwnMembershipAsync(note, now.SignedIn, token), await FindInvitationAsync(note, now.SignedIn, token))
                : null);
    }

    /// <summary>The notes until the viewer's session ends. Each is told to the viewer as read then, and what listens keeps none of the viewer's rows meanwhile.</summary>
    private ViewerStream<TSeen> Tell<TSeen>(
        ISourceStream<ChangeNote> notes, Viewer viewer, Predicate<ChangeNote> isNews, Func<ChangeNote, CancellationToken, Task<TSeen?>> look)
        where TSeen : class, ISeen
    {
        var session = sessions.Watch(viewer, () => _ = notes.DisposeAsync().AsTask());
        viewer.Leave();
        return new ViewerStream<TSeen>(notes, session, isNews, look);
    }

    private async Task<Membership?> FindMembershipAsync(Viewer viewer, Guid organizationId, CancellationToken cancellationToken)
    {
        var userId = viewer.SignedIn.Id;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await _findMembership(database, organizationId, userId, cancellationToken);
    }

    /// <summary>What the note is about, as it is now; null when the viewer may not see it.</summary>
    private async Task<IOrganizationEventSubject?> FindSubjectAsync(
        ChangeNote note, Viewer viewer, Membership own, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (note.Membership is { } noted)
        {
            return await database.Memberships.AsNoTracking()
                .Include(membership => membership.User)
                .Include(membership => membership.Organization)
                .SingleOrDefaultAsync(membership => membership.Id == noted.Id, cancellationToken)
                ?? (await database.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == noted.UserId, cancellationToken) is { } user
                    ? Recall(noted, own.Organization, user)
                    : null);
        }

        if (note.InvitationId is { } id)
        {
            var isAdmin = own.Role >= OrgRole.Admin;
            return await database.Invitations.AsNoTracking()
                .Include(invitation => invitation.Organization)
                .SingleOrDefaultAsync(
                    invitation => invitation.Id == id && (isAdmin || invitation.InvitedById == own.UserId), cancellationToken);
        }

        return own.Organization;
    }

    private async Task<Membership?> FindOwnMembershipAsync(ChangeNote note, User user, CancellationToken cancellationToken)
    {
        if (note.InvitationId is not null)
        {
            return null;
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var membership = await database.Memberships.AsNoTracking()
            .Include(membership => membership.User)
            .Include(membership => membership.Organization)
            .SingleOrDefaultAsync(
                membership => membership.OrganizationId == note.OrganizationId && membership.UserId == user.Id, cancellationToken);
        return membership is not null || note.Membership is not { } noted ? membership
            : await database.Organizations.AsNoTracking()
                .SingleOrDefaultAsync(organization => organization.Id == note.OrganizationId, cancellationToken) is { } organization
                ? Recall(noted, organization, user)
                : null;
    }

    private async Task<Invitation?> FindInvitationAsync(ChangeNote note, User user, CancellationToken cancellationToken)
    {
        if (note.InvitationId is not { } id || !user.EmailConfirmed)
        {
            return null;
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Invitations.AsNoTracking()
            .Include(invitation => invitation.Organization)
            .SingleOrDefaultAsync(
                invitation => invitation.Id == id && invitation.NormalizedEmail == user.NormalizedEmail, cancellationToken);
    }

    /// <summary>A membership that is no more, while there still are its two sides.</summary>
    private static Membership Recall(MembershipNote noted, Organization organization, User user)
        => Membership.Recall(noted.Id, organization, user, noted.Role, noted.State, noted.JoinedAt, noted.InvitedById, noted.Version);
}
