namespace Orgs.GraphQL.Tests.Model;

/// <summary>Does to the real server what the model does in memory.</summary>
public sealed class Server(OrgsApplication app)
{
    public const int Actors = 12;

    private static readonly TimeSpan _tokenLifetime = TimeSpan.FromMinutes(50);

    private readonly List<Person> _people = [];
    private readonly Dictionary<int, (string Token, DateTimeOffset Since)> _tokens = [];
    private readonly List<Known> _places = [];

    public async Task SignUpAsync()
    {
        for (var actor = 0; actor < Actors; actor++)
        {
            _people.Add(await app.RegisterAsync(Step.Name(actor)));
        }
    }

    /// <summary>Another sequence: the people stay, their organizations are of no interest any more.</summary>
    public void Forget() => _places.Clear();

    /// <summary>Signs in who is going to act, so that nothing else happens when it counts.</summary>
    public async Task PrepareAsync(IEnumerable<Step> steps)
    {
        foreach (var step in steps)
        {
            await TokenOfAsync(step.Actor);
        }
    }

    public async Task<string?> DoAsync(Step step)
    {
        if (step.What == What.Wait)
        {
            app.Clock.Advance(TimeSpan.FromHours(step.Other));
            return null;
        }

        var actor = app.As(await TokenOfAsync(step.Actor));
        if (step.What == What.Create)
        {
            var created = (await actor.MutateAsync(
                "createOrganization", new { name = $"Place {Guid.NewGuid():N}" }, "organization { id slug } membership { id }")).ShouldSucceed();
            _places.Add(new Known(created.GetText("organization.id")!, created.GetText("organization.slug")!) { Memberships = { [step.Actor] = created.GetText("membership.id")! } });
            return null;
        }

        var place = _places[step.Place];
        var membershipId = place.Memberships.GetValueOrDefault(step.Other) ?? GlobalId.Missing("Membership");
        return step.What switch
        {
            What.Invite => await InviteAsync(actor, place, step),
            What.Accept => await AcceptAsync(actor, place, step, new { token = place.Invitations[step.Other].Token }),
            What.AcceptById => await AcceptAsync(actor, place, step, new { invitationId = place.Invitations[step.Other].Id }),
            What.Decline => (await actor.MutateAsync("declineInvitation", new { token = place.Invitations[step.Other].Token })).Error,
            What.ChangeRole => (await actor.MutateAsync("changeRole", new { membershipId, role = Text(step.Role) })).Error,
            What.Promote => (await actor.MutateAsync("promoteOwner", new { membershipId })).Error,
            What.Demote => (await actor.MutateAsync("demoteOwner", new { membershipId, to = Text(step.Role) })).Error,
            What.Remove => (await actor.MutateAsync("removeMembership", new { membershipId })).Error,
            What.Suspend => (await actor.MutateAsync("suspendMembership", new { membershipId })).Error,
            What.Unsuspend => await UnsuspendAsync(actor, membershipId),
            What.Transfer => (await actor.MutateAsync("transferOwnership", new { toMembershipId = membershipId, keepRole = Text(step.Role) })).Error,
            What.Delete => (await actor.MutateAsync("deleteOrganization", new { organizationId = place.Id, confirmSlug = place.Slug })).Error,
            What.Restore => (await actor.MutateAsync("restoreOrganization", new { organizationId = place.Id })).Error,
            What.Leave => (await actor.MutateAsync("leaveOrganization", new { organizationId = place.Id })).Error,
            _ => throw new InvalidOperationException($"Nobody knows how to {step.What}."),
        };
    }

    /// <summary>Members and invitations as the model would tell them, read from the tables.</summary>
    public async Task<string> ReadAsync()
    {
        var now = app.Clock.GetUtcNow();
        var lines = new List<string>();
        await using var database = app.OpenDatabase();
        foreach (var place in _places)
        {
            var id = new Guid(GlobalId.Key(place.Id));
            var isDeleted = !await database.Organizations.AnyAsync(organization => organization.Id == id);
            var members = await database.Memberships.IncludingDeleted().Where(membership => membership.OrganizationId == id)
                .OrderBy(membership => membership.User.Name)
                .Select(membership => new { membership.User.Name, membership.Role, membership.State })
                .ToListAsync();
            var invitations = (await database.Invitations.IncludingDeleted().Where(invitation => invitation.OrganizationId == id).ToListAsync())
                .ToDictionary(invitation => invitation.Id);
            lines.Add(Describe(
                isDeleted,
                members.Select(member => $"{member.Name} {new Member(member.Role, member.State == MembershipState.Suspended)}"),
                place.Invitations.Select(known => $"{invitations[new Guid(GlobalId.Key(known.Id))].StatusAt(now)}")));
            await ReplayAsync(database, id, members.Select(member => $"{member.Name} {member.Role}"));
        }

        return string.Join('\n', lines);
    }

    public static string Describe(World world)
        => string.Join('\n', world.Places.Select(place => Describe(
            place.DeletedAt is not null, place.Members.Select(member => $"{Step.Name(member.Key)} {member.Value}"), place.Invitations.Select(world.StatusOf))));

    /// <summary>The log tells the same story as the table.</summary>
    private static async Task ReplayAsync(OrgsDbContext database, Guid organizationId, IEnumerable<string> members)
    {
        var told = new SortedDictionary<string, OrgRole>(StringComparer.Ordinal);
        await foreach (var entry in database.AuditEntries
            .Where(entry => entry.OrganizationId == organizationId).OrderBy(entry => entry.Sequence).AsAsyncEnumerable())
        {
            switch (entry.Action)
            {
                case AuditAction.OrgCreated or AuditAction.InvitationAccepted or AuditAction.RoleChanged
                    or AuditAction.OwnerPromoted or AuditAction.OwnerDemoted:
                    told[entry.SubjectLabel!] = entry.RoleAfter!.Value;
                    break;

                case AuditAction.MemberLeft or AuditAction.MemberRemoved:
                    told.Remove(entry.SubjectLabel!);
                    break;
            }
        }

        told.Select(member => $"{member.Key} {member.Value}").ShouldBe(members);
    }

    private static string Describe(bool isDeleted, IEnumerable<string> members, IEnumerable<string> invitations)
        => $"{(isDeleted ? "deleted: " : "")}{string.Join(", ", members)}; {string.Join(", ", invitations)}";

    private async Task<string?> InviteAsync(Asker actor, Known place, Step step)
    {
        var invited = await actor.MutateAsync(
            "inviteMember",
            new { organizationId = place.Id, email = _people[step.Other].Email, role = Text(step.Role), sendEmail = false },
            "invitation { id } acceptToken");
        if (invited.Error is null)
        {
            place.Invitations.Add((invited.GetText("invitation.id")!, invited.GetText("acceptToken")!));
        }

        return invited.Error;
    }

    /// <summary>This mutation shares the input type of the one that it takes back.</summary>
    private static async Task<string?> UnsuspendAsync(Asker actor, string membershipId)
    {
        var answer = await actor.SendAsync(
            "mutation ($id: ID!) { unsuspendMembership(input: { membershipId: $id }) { errors { __typename } } }", new { id = membershipId });
        answer.ErrorCodes.ShouldBeEmpty(answer.Text);

        return new Payload("unsuspendMembership", answer).Error;
    }

    private static async Task<string?> AcceptAsync(Asker actor, Known place, Step step, object input)
    {
        var accepted = await actor.MutateAsync("acceptInvitation", input, "membership { id }");
        if (accepted.Error is null)
        {
            lock (place)
            {
                place.Memberships[step.Actor] = accepted.GetText("membership.id")!;
            }
        }

        return accepted.Error;
    }

    private async Task<string> TokenOfAsync(int actor)
    {
        var now = app.Clock.GetUtcNow();
        if (!_tokens.TryGetValue(actor, out var token) || now - token.Since > _tokenLifetime)
        {
            _tokens[actor] = token = (await app.SignInAsync(_people[actor].Email), now);
        }

        return token.Token;
    }

    private static string Text(OrgRole role) => role.ToString().ToUpperInvariant();

    private sealed record Known(string Id, string Slug)
    {
        /// <summary>The last one that somebody had; also when it is gone.</summary>
        public Dictionary<int, string> Memberships { get; } = [];

        public List<(string Id, string Token)> Invitations { get; } = [];
    }
}
