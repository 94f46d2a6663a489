using System.Text.Json;

namespace Orgs.GraphQL.Tests.Model;

/// <summary>Does to the real server what the model does in memory.</summary>
public sealed partial class Server(OrgsApplication app)
{
    public const int Actors = 12;

    /// <summary>No row has had that many changes.</summary>
    private const int StaleVersion = 1_000_000;

    private readonly List<Known> _places = [];
    private int _sequence;
    private DateTimeOffset _begin;

    /// <summary>Another sequence: the people stay, their organizations go, or nobody could delete an account for all that was owned before.</summary>
    public async Task BeginAsync()
    {
        var ids = _places.ConvertAll(place => place.Key);
        await using var database = app.OpenDatabase();
        var organizations = database.Organizations.IncludingDeleted().Where(organization => ids.Contains(organization.Id));
        await organizations.ExecuteUpdateAsync(set => set.SetProperty(organization => organization.DeletedAt, app.Clock.GetUtcNow()));
        await organizations.ExecuteDeleteAsync();
        _places.Clear();
        _sequence++;
        _begin = app.Clock.GetUtcNow();
    }

    /// <param name="step">What to do.</param>
    /// <param name="dryRun">Only try it, which not every mutation can.</param>
    public async Task<string?> DoAsync(Step step, bool dryRun = false)
    {
        if (step.What == What.Wait)
        {
            app.Clock.Advance(step.Time);
            return null;
        }

        var actor = app.As(await TokenOfAsync(step.Actor));
        return step.What switch
        {
            What.Create => await CreateAsync(actor, step),
            What.TendAccount => await TendAccountAsync(actor, step),
            What.DeleteMyAccount => await DeleteAccountAsync(actor, step, dryRun),
            _ => await DoAsync(actor, step, _places[step.Place], dryRun),
        };
    }

    private async Task<string?> DoAsync(Asker actor, Step step, Known place, bool dryRun)
    {
        var organizationId = place.Id;
        var membershipId = place.Memberships.GetValueOrDefault(step.Other) ?? GlobalId.Missing("Membership");
        int? expectedVersion = step.Manner == Manner.WithStaleVersion ? StaleVersion : null;
        var role = Text(step.Role);
        return step.What switch
        {
            What.Rename => await ErrorAsync("updateOrganization", new { organizationId, name = $"Name {step.Other}", expectedVersion }),
            What.ChangeInvitePolicy => await ErrorAsync("updateOrganization", new { organizationId, invitePolicy = $"{role}S", expectedVersion }),
            What.ChangeSlug => await ChangeSlugAsync(actor, place, SlugOf(step.Slug), expectedVersion),
            What.Delete => await ErrorAsync("deleteOrganization", new { organizationId, confirmSlug = place.Slug, dryRun }),
            What.Restore => await ErrorAsync("restoreOrganization", new { organizationId }),
            What.SetCurrentOrganization => await ErrorAsync("setCurrentOrganization", new { organizationId }),
            What.ChangeRole => await ErrorAsync("changeRole", new { membershipId, role, expectedVersion }),
            What.Promote => await ErrorAsync("promoteOwner", new { membershipId, expectedVersion }),
            What.Demote => await ErrorAsync("demoteOwner", new { membershipId, to = role, expectedVersion }),
            What.Remove => await ErrorAsync("removeMembership", new { membershipId, expectedVersion, dryRun }),
            What.Leave => await ErrorAsync("leaveOrganization", new { organizationId, dryRun }),
            What.Suspend => await ErrorAsync("suspendMembership", new { membershipId, expectedVersion }),
            What.Unsuspend => await ErrorAsync("unsuspendMembership", new { membershipId, expectedVersion }),
            What.Transfer => await ErrorAsync("transferOwnership", new { toMembershipId = membershipId, keepRole = role, dryRun }),
            What.TransferAndLeave => await ErrorAsync("transferOwnership", new { toMembershipId = membershipId, keepRole = (string?)null, dryRun }),
            What.Invite => await InviteAsync(actor, place, step),
            What.InviteMembers => await InviteMembersAsync(actor, place, step),
            What.CreateInviteLink => await CreateLinkAsync(actor, place, step),
            What.RevokeInviteLink => await ErrorAsync("revokeInviteLink", new { inviteLinkId = place.Links[step.Other].Id }),
            What.JoinByInviteLink => await JoinAsync(actor, place, step, "joinByInviteLink", new { token = place.Links[step.Other].Token }),
            _ => await DoAsync(actor, step, place, place.Invitations[step.Other]),
        };

        async Task<string?> ErrorAsync(string mutation, object input) => (await actor.MutateAsync(mutation, input)).Error;
    }

    private async Task<string?> DoAsync(Asker actor, Step step, Known place, KnownInvitation invitation)
        => step.What switch
        {
            What.ResendInvitation => await RenewAsync(actor, "resendInvitation", invitation, new { invitationId = invitation.Id }, role: null),
            What.ChangeInvitationRole
                => await RenewAsync(actor, "changeInvitationRole", invitation, new { invitationId = invitation.Id, role = Text(step.Role) }, step.Role),
            What.RevokeInvitation => (await actor.MutateAsync("revokeInvitation", new { invitationId = invitation.Id })).Error,
            What.Accept => await JoinAsync(actor, place, step, "acceptInvitation", new { token = invitation.Token }),
            What.AcceptByFirstToken => await JoinAsync(actor, place, step, "acceptInvitation", new { token = invitation.FirstToken }),
            What.AcceptById => await JoinAsync(actor, place, step, "acceptInvitation", new { invitationId = invitation.Id }),
            What.Decline => (await actor.MutateAsync("declineInvitation", new { token = invitation.Token })).Error,
            What.DeclineById => (await actor.MutateAsync("declineInvitation", new { invitationId = invitation.Id })).Error,
            _ => throw new InvalidOperationException($"Nobody knows how to {step.What}."),
        };

    private async Task<string?> CreateAsync(Asker actor, Step step)
    {
        var slug = SlugOf(Place.FirstSlug + _places.Count);
        var created = await actor.MutateAsync(
            "createOrganization", new { name = $"Place {_places.Count}", slug }, "organization { id } membership { id }");
        _places.Add(new Known(created.ShouldSucceed().GetText("organization.id")!, slug) { Memberships = { [step.Actor] = created.GetText("membership.id")! } });
        return null;
    }

    private static async Task<string?> ChangeSlugAsync(Asker actor, Known place, string slug, int? expectedVersion)
    {
        var updated = await actor.MutateAsync("updateOrganization", new { organizationId = place.Id, slug, expectedVersion });
        place.Slug = updated.Error is null ? slug : place.Slug;
        return updated.Error;
    }

    private async Task<string?> InviteAsync(Asker actor, Known place, Step step)
    {
        var email = _people[step.Other].Email;
        var invited = await actor.MutateAsync(
            "inviteMember", new { organizationId = place.Id, email, role = Text(step.Role), sendEmail = false }, "invitation { id } acceptToken");
        if (invited.Error is null)
        {
            place.Invitations.Add(new KnownInvitation(invited.GetText("invitation.id")!, email, invited.GetText("acceptToken")!) { Role = step.Role });
        }

        return invited.Error;
    }

    private async Task<string?> InviteMembersAsync(Asker actor, Known place, Step step)
    {
        var emails = step.Invitees.Select(one => _people[one.Actor].Email).ToList();
        var invited = await actor.MutateAsync(
            "inviteMembers",
            new { organizationId = place.Id, invitations = step.Invitees.Select((one, index) => new { email = emails[index], role = Text(one.Role) }) },
            "results { invitation { id } error { __typename } }");
        if (invited.Error is not null)
        {
            return invited.Error;
        }

        var results = invited.Get("results").EnumerateArray().ToList();
        for (var index = 0; index < results.Count; index++)
        {
            if (results[index].GetProperty("invitation") is { ValueKind: JsonValueKind.Object } invitation)
            {
                place.Invitations.Add(new KnownInvitation(invitation.GetProperty("id").GetString()!, emails[index], app.TokenMailedTo(emails[index]))
                {
                    Role = step.Invitees[index].Role,
                });
            }
        }

        return World.Together(results.Select(result
            => result.GetProperty("error") is { ValueKind: JsonValueKind.Object } error ? error.GetProperty("__typename").GetString() : null));
    }

    /// <summary>Nothing is mailed for the role that it has.</summary>
    private async Task<string?> RenewAsync(Asker actor, string mutation, KnownInvitation invitation, object input, OrgRole? role)
    {
        var renewed = await actor.MutateAsync(mutation, input);
        if (renewed.Error is null && role != invitation.Role)
        {
            (invitation.Token, invitation.Role) = (app.TokenMailedTo(invitation.Email), role ?? invitation.Role);
        }

        return renewed.Error;
    }

    private static async Task<string?> CreateLinkAsync(Asker actor, Known place, Step step)
    {
        var (days, maxUses, hasDomain) = step.Terms;
        var created = await actor.MutateAsync(
            "createInviteLink",
            new { organizationId = place.Id, allowedDomains = hasDomain ? new[] { Step.Domain } : [], maxUses, expiresInDays = days },
            "inviteLink { id } token");
        if (created.Error is null)
        {
            place.Links.Add((created.GetText("inviteLink.id")!, created.GetText("token")!));
        }

        return created.Error;
    }

    private static async Task<string?> JoinAsync(Asker actor, Known place, Step step, string mutation, object input)
    {
        var joined = await actor.MutateAsync(mutation, input, "membership { id }");
        if (joined.Error is null)
        {
            lock (place)
            {
                place.Memberships[step.Actor] = joined.GetText("membership.id")!;
            }
        }

        return joined.Error;
    }

    private string SlugOf(int slug) => $"s{_sequence}-{slug}";

    private static string Text(OrgRole role) => role.ToString().ToUpperInvariant();

    private sealed record Known(string Id, string FirstSlug)
    {
        public Guid Key { get; } = new(GlobalId.Key(Id));

        public string Slug { get; set; } = FirstSlug;

        /// <summary>The last one that somebody had; also when it is gone.</summary>
        public Dictionary<int, string> Memberships { get; } = [];

        public List<KnownInvitation> Invitations { get; } = [];

        public List<(string Id, string Token)> Links { get; } = [];

        /// <summary>What the audit log has told so far.</summary>
        public AuditReplay Told { get; } = new();
    }

    private sealed record KnownInvitation(string Id, string Email, string FirstToken)
    {
        public Guid Key { get; } = new(GlobalId.Key(Id));

        public string Token { get; set; } = FirstToken;

        public OrgRole Role { get; set; }
    }
}
