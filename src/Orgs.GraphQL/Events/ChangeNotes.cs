using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Orgs.GraphQL.Events;

/// <summary>
/// Takes from a change what others are to be told of it. Whatever writes an audit entry in an organization is told, with the next number of
/// that organization, which its row keeps: so no mutation has to think of it, and whoever misses a number knows that something was missed.
/// </summary>
public static class ChangeNotes
{
    /// <summary>Numbers what happened, before it is saved; answers what is to be told once it is committed.</summary>
    public static async Task<IReadOnlyList<Announcement>> TakeAsync(Change change)
    {
        var entries = change.Entries.Where(entry => entry.OrganizationId is not null).ToList();
        if (entries.Count == 0)
        {
            return [];
        }

        var announcements = new List<Announcement>(entries.Count);
        foreach (var entry in entries)
        {
            if (await change.Database.Organizations.FindAsync([entry.OrganizationId], change.CancellationToken) is { } organization)
            {
                var note = Note(change.Database, entry, organization);
                announcements.Add(new Announcement(note, await ConcernedAsync(change, note)));
            }
        }

        return announcements;
    }

    private static ChangeNote Note(OrgsDbContext database, AuditEntry entry, Organization organization)
    {
        var sequence = organization.NextEvent();
        var membership = MembershipOf(database, entry);
        var invitation = InvitationOf(database, entry);
        return entry.Action is AuditAction.InvitationAccepted or AuditAction.InviteLinkUsed && membership is { State: EntityState.Added }
            ? new ChangeNote(organization.Id, sequence, entry.Action, MembershipNote.Of(membership.Entity, isNew: true), InvitationId: null, entry.Id)
            : new ChangeNote(
                organization.Id,
                sequence,
                entry.Action,
                invitation is null && membership is not null ? MembershipNote.Of(membership.Entity, isNew: membership.State == EntityState.Added) : null,
                invitation?.Id,
                entry.Id);
    }

    /// <summary>The membership that the change has touched, of the user whom the entry speaks of.</summary>
    private static EntityEntry<Membership>? MembershipOf(OrgsDbContext database, AuditEntry entry)
        => IsAboutMembers(entry.Action)
            ? database.ChangeTracker.Entries<Membership>().FirstOrDefault(
                tracked => tracked.Entity.OrganizationId == entry.OrganizationId && tracked.Entity.UserId == entry.SubjectId)
            : null;

    /// <summary>The invitation that the change has touched, to the address or user whom the entry speaks of.</summary>
    private static Invitation? InvitationOf(OrgsDbContext database, AuditEntry entry)
    {
        if (!IsAboutInvitations(entry.Action))
        {
            return null;
        }

        var touched = database.ChangeTracker.Entries<Invitation>()
            .Where(tracked => tracked.State is not EntityState.Unchanged && tracked.Entity.OrganizationId == entry.OrganizationId)
            .Select(tracked => tracked.Entity)
            .ToList();
        return touched.Count == 1
            ? touched[0]
            : touched.LastOrDefault(invitation => invitation.Email == entry.SubjectLabel || invitation.AcceptedById == entry.SubjectId);
    }

    /// <summary>The users whose own accounts look different now.</summary>
    private static async Task<IReadOnlyList<Guid>> ConcernedAsync(Change change, ChangeNote note)
    {
        if (note.Membership is { } membership)
        {
            return [membership.UserId];
        }

        if (note.InvitationId is { } invitationId)
        {
            // Only who has proven the address hears of what is sent to it.
            var address = change.Database.Invitations.Local.First(invitation => invitation.Id == invitationId).NormalizedEmail;
            return await change.Database.Users
                .Where(user => user.NormalizedEmail == address && user.EmailConfirmed)
                .Select(user => user.Id)
                .ToListAsync(change.CancellationToken);
        }

        return note.Action is AuditAction.OrgUpdated or AuditAction.OrgSlugChanged or AuditAction.OrgDeleted or AuditAction.OrgRestored or AuditAction.OrgPurged
            ? await change.Database.Memberships
                .IncludingDeleted()
                .Where(member => member.OrganizationId == note.OrganizationId)
                .Select(member => member.UserId)
                .ToListAsync(change.CancellationToken)
            : [];
    }

    private static bool IsAboutMembers(AuditAction action)
        => action is AuditAction.OrgCreated or AuditAction.MemberJoined or AuditAction.MemberLeft or AuditAction.MemberRemoved
            or AuditAction.MemberSuspended or AuditAction.MemberUnsuspended or AuditAction.RoleChanged
            or AuditAction.OwnerPromoted or AuditAction.OwnerDemoted or AuditAction.InvitationAccepted or AuditAction.InviteLinkUsed;

    private static bool IsAboutInvitations(AuditAction action)
        => action is AuditAction.InvitationSent or AuditAction.InvitationResent or AuditAction.InvitationChanged
            or AuditAction.InvitationRevoked or AuditAction.InvitationAccepted or AuditAction.InvitationDeclined;
}

/// <summary>A note, and whose own accounts it is about.</summary>
public sealed record Announcement(ChangeNote Note, IReadOnlyList<Guid> UserIds);
