namespace Orgs.GraphQL.Memberships;

/// <summary>A member as lists filter and sort them, now or as the audit log remembers.</summary>
internal sealed class MemberRow
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid UserId { get; init; }

    public OrgRole Role { get; init; }

    public MembershipState State { get; init; }

    public DateTimeOffset JoinedAt { get; init; }

    public Guid? InvitedById { get; init; }

    public int Version { get; init; }

    public string UserName { get; init; } = "";

    public string? UserEmail { get; init; }

    public string NormalizedEmail { get; init; } = "";

    public bool UserEmailConfirmed { get; init; }

    public static IQueryable<MemberRow> Now(OrgsDbContext database, IReadOnlyList<Guid> organizationIds)
        => database.Memberships.AsNoTracking().IncludingDeleted()
            .Where(membership => organizationIds.Contains(membership.OrganizationId))
            .Select(membership => new MemberRow
            {
                Id = membership.Id,
                OrganizationId = membership.OrganizationId,
                UserId = membership.UserId,
                Role = membership.Role,
                State = membership.State,
                JoinedAt = membership.JoinedAt,
                InvitedById = membership.InvitedById,
                Version = membership.Version,
                UserName = membership.User.Name,
                UserEmail = membership.User.Email,
                NormalizedEmail = membership.User.NormalizedEmail!,
                UserEmailConfirmed = membership.User.EmailConfirmed,
            });

    /// <summary>
    /// Who was in at a moment: of each person's entries up to then the last one tells the place as it was. Users who are deleted by now
    /// are in the log under their names of that time, but no members of any time.
    /// </summary>
    public static IQueryable<MemberRow> Then(OrgsDbContext database, IReadOnlyList<Guid> organizationIds, DateTimeOffset moment)
    {
        var places = database.AuditEntries.AsNoTracking().Where(entry => entry.MembershipId != null && entry.At <= moment);

        return places
            .Where(entry =>
                organizationIds.Contains(entry.OrganizationId!.Value)
                && entry.StateAfter != null
                && !places.Any(later =>
                    later.OrganizationId == entry.OrganizationId && later.SubjectId == entry.SubjectId && later.Sequence > entry.Sequence))
            .Join(
                database.Users,
                entry => entry.SubjectId!.Value,
                user => user.Id,
                (entry, user) => new MemberRow
                {
                    Id = entry.MembershipId!.Value,
                    OrganizationId = entry.OrganizationId!.Value,
                    UserId = user.Id,
                    Role = entry.RoleAfter!.Value,
                    State = entry.StateAfter!.Value,
                    JoinedAt = places
                        .Where(own => own.OrganizationId == entry.OrganizationId && own.SubjectId == entry.SubjectId && own.MembershipId == entry.MembershipId)
                        .Min(own => own.At),
                    Version = places.Count(own =>
                        own.OrganizationId == entry.OrganizationId && own.SubjectId == entry.SubjectId && own.MembershipId == entry.MembershipId),
                    UserName = user.Name,
                    UserEmail = user.Email,
                    NormalizedEmail = user.NormalizedEmail!,
                    UserEmailConfirmed = user.EmailConfirmed,
                });
    }

    public Membership ToMembership()
        => new ListedMember
        {
            Id = Id,
            OrganizationId = OrganizationId,
            UserId = UserId,
            Role = Role,
            State = State,
            JoinedAt = JoinedAt,
            InvitedById = InvitedById,
            Version = Version,
            UserName = UserName,
            UserEmail = UserEmail,
            UserEmailConfirmed = UserEmailConfirmed,
        }.ToMembership();
}
