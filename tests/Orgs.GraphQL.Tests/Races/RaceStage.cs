namespace Orgs.GraphQL.Tests.Races;

/// <summary>A new organization in each round, with the same people in it.</summary>
public sealed record RaceStage(OrgsApplication App, Team Team)
{
    public string OrganizationId => Team.Id;

    public string MembershipOf(Person person) => Team.Memberships[person];

    /// <summary>Does something; answers what it was refused with.</summary>
    public async Task<string?> TryAsync(Person person, string mutation, object input)
        => (await App.As(person).MutateAsync(mutation, input)).Error;

    /// <summary>Everything about the organization that could have come out otherwise, its history in order.</summary>
    public async Task<string> ReadAsync()
    {
        var id = new Guid(GlobalId.Key(Team.Id));
        await using var database = App.OpenDatabase();
        var members = await database.Memberships
            .Where(membership => membership.OrganizationId == id)
            .OrderBy(membership => membership.User.Name)
            .Select(membership => $"{membership.User.Name} {membership.Role} {membership.State} v{membership.Version}")
            .ToListAsync();
        var invitations = await database.Invitations
            .Where(invitation => invitation.OrganizationId == id && invitation.AcceptedById == null)
            .OrderBy(invitation => invitation.CreatedAt).ThenBy(invitation => invitation.StoredStatus)
            .Select(invitation => $"{invitation.NormalizedEmail} {invitation.Role} {invitation.StoredStatus}")
            .ToListAsync();
        var history = await database.AuditEntries
            .Where(entry => entry.OrganizationId == id)
            .OrderBy(entry => entry.Sequence)
            .Select(entry => $"{entry.ActorLabel} {entry.Action} {entry.SubjectLabel} {entry.RoleBefore}>{entry.RoleAfter}")
            .ToListAsync();

        (members.Count == 0 || members.Any(member => member.Contains(" Owner Active", StringComparison.Ordinal)))
            .ShouldBeTrue(string.Join("; ", members));

        return $"{string.Join(", ", members)}; {string.Join(", ", invitations)}; {string.Join(", ", history)}";
    }
}
