using System.Globalization;

namespace Orgs.GraphQL.Tests.Model;

/// <summary>What the tables have, in the words of the model; and what has to be true of them after every step.</summary>
public sealed partial class Server
{
    private long _lastEntry;

    /// <summary>How many entries the last reading found that the ones before it had not.</summary>
    public int NewEntries { get; private set; }

    /// <summary>The sequence's organizations as the model would tell them, read from the tables.</summary>
    public async Task<string> ReadAsync()
    {
        var now = app.Clock.GetUtcNow();
        var ids = _places.ConvertAll(place => place.Key);
        var actors = _people.Select((person, actor) => (Key: new Guid(GlobalId.Key(person.Id)), actor)).ToDictionary(one => one.Key, one => one.actor);
        var addresses = _people.Select((person, actor) => (person.Email, actor))
            .ToDictionary(one => one.Email, one => one.actor, StringComparer.OrdinalIgnoreCase);

        await using var database = app.OpenDatabase();
        var organizations = await database.Organizations.IncludingDeleted().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id);
        var memberships = (await database.Memberships.IncludingDeleted().Where(one => ids.Contains(one.OrganizationId)).ToListAsync())
            .ToLookup(one => one.OrganizationId);
        var invitations = (await database.Invitations.IncludingDeleted().Where(one => ids.Contains(one.OrganizationId)).ToListAsync())
            .ToLookup(one => one.OrganizationId);
        var links = (await database.InviteLinks.IncludingDeleted().Where(one => ids.Contains(one.OrganizationId)).ToListAsync())
            .ToLookup(one => one.OrganizationId);
        await ReadLogAsync(database, ids);

        var personal = await database.Users.Select(user => database.PersonalAccounts.Count(account => account.UserId == user.Id)).ToListAsync();
        personal.ShouldBe(Enumerable.Repeat(1, Actors), "everybody has one personal account");

        return string.Join('\n', _places.Select(place =>
        {
            // The server may have purged it, or may not have come to it yet.
            var id = place.Key;
            if (!organizations.TryGetValue(id, out var organization) || organization.PurgeAt <= now)
            {
                return "gone";
            }

            var isDeleted = organization.DeletedAt is not null;
            var pending = invitations[id].Where(one => one.StatusAt(now) == InvitationStatus.Pending).ToList();
            // Nobody is in twice, or this would not be a dictionary.
            var members = memberships[id].ToDictionary(one => one.UserId, one => new Member(one.Role, one.State == MembershipState.Suspended));
            (isDeleted || memberships[id].Any(one => one.IsActiveOwner)).ShouldBeTrue("an organization has an owner who can act");
            (isDeleted ? pending.Count : pending.Count - pending.DistinctBy(one => one.NormalizedEmail).Count())
                .ShouldBe(0, "an address has one pending invitation, and none where nobody can be let in");
            links[id].Count(one => one.RevokedAt is null).ShouldBeLessThanOrEqualTo(isDeleted ? 0 : 1, "there is one link, and none where nobody can be let in");
            place.Told.Entries.ShouldBe(organization.EventSequence, "every entry has its number");
            place.Told.Members.ShouldBe(members, ignoreOrder: true, "the log tells what the table says");

            return Describe(
                isDeleted,
                $"{organization.Slug[(organization.Slug.IndexOf('-') + 1)..]} {organization.Name} {organization.InvitePolicy}",
                members.Select(one => (actors[one.Key], one.Value)),
                place.Invitations.Select(known => invitations[id].Single(one => one.Id == known.Key)).Select(one => Describe(
                    $"{one.StatusAt(now)}", one.Role, addresses.GetValueOrDefault(one.Email, World.Nobody), ActorOf(one.InvitedById), one.ExpiresAt - _begin)),
                links[id].OrderBy(one => place.Links.FindIndex(known => new Guid(GlobalId.Key(known.Id)) == one.Id)).Select(one => Describe(
                    $"{one.StatusAt(now)}", one.Uses, ActorOf(one.CreatedById), one.ExpiresAt - _begin)));
        }));

        int ActorOf(Guid? userId) => userId is { } id ? actors.GetValueOrDefault(id, World.Nobody) : World.Nobody;
    }

    public static string Describe(World world)
        => string.Join('\n', world.Places.Select(place => world.IsGone(place)
            ? "gone"
            : Describe(
                place.DeletedAt is not null,
                $"{place.Slug} {place.Name} {place.Inviting}s",
                place.Members.Select(one => (one.Key, one.Value)),
                place.Invitations.Select(one => Describe(world.StatusOf(one), one.Role, one.Invited, one.Inviter, one.ExpiresAt)),
                place.Links.Select(one => Describe(world.StatusOf(one), one.Uses, one.Creator, one.ExpiresAt)))));

    private static string Describe(
        bool isDeleted, string settings, IEnumerable<(int Actor, Member Member)> members, IEnumerable<string> invitations, IEnumerable<string> links)
        => $"{(isDeleted ? "deleted: " : "")}{settings}; {string.Join(", ", members.OrderBy(one => one.Actor).Select(one => $"{Step.Name(one.Actor)} {one.Member}"))}"
            + $"; {string.Join(", ", invitations)}; {string.Join(", ", links)}";

    private static string Describe(string status, OrgRole role, int invited, int inviter, TimeSpan expiresAt)
        => $"{status} {role} for {Step.Name(invited)} by {Step.Name(inviter)} until {Hours(expiresAt)}";

    private static string Describe(string status, int uses, int creator, TimeSpan expiresAt)
        => $"{status} link by {Step.Name(creator)} used {uses} times until {Hours(expiresAt)}";

    private static string Hours(TimeSpan time) => time.TotalHours.ToString(CultureInfo.InvariantCulture);

    /// <summary>What was written since, in the order in which it was.</summary>
    private async Task ReadLogAsync(OrgsDbContext database, List<Guid> ids)
    {
        var entries = await database.AuditEntries
            .Where(entry => ids.Contains(entry.OrganizationId!.Value) && entry.Sequence > _lastEntry)
            .OrderBy(entry => entry.Sequence)
            .Select(entry => new { entry.Sequence, entry.OrganizationId, entry.Action, entry.SubjectId, entry.RoleBefore, entry.RoleAfter, entry.StateAfter })
            .ToListAsync();
        foreach (var entry in entries)
        {
            _places.Single(place => place.Key == entry.OrganizationId).Told
                .Read(entry.Action, entry.SubjectId, entry.RoleBefore, entry.RoleAfter, entry.StateAfter);
        }

        _lastEntry = entries.Count == 0 ? _lastEntry : entries[^1].Sequence;
        NewEntries = entries.Count;
    }
}
