using System.Text.RegularExpressions;

namespace Orgs.GraphQL.Tests.Races;

/// <summary>A new organization in each round, with the same people in it.</summary>
public sealed partial record RaceStage(OrgsApplication App, Team Team)
{
    public string OrganizationId => Team.Id;

    public string MembershipOf(Person person) => Team.Memberships[person];

    /// <summary>Does something; answers what it was refused with.</summary>
    public async Task<string?> TryAsync(Person person, string mutation, object input)
    {
        var type = mutation == "declineInvitation" ? "AcceptInvitationInput" : $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input";
        var answer = await App.As(person).SendAsync(
            $"mutation ($input: {type}!) {{ it: {mutation}(input: $input) {{ errors {{ __typename }} }} }}", new { input });
        if (answer.ErrorCodes is ["AUTH_NOT_AUTHENTICATED"])
        {
            return "AUTH_NOT_AUTHENTICATED";
        }

        answer.Status.ShouldBe(200, answer.Text);
        answer.ErrorCodes.ShouldBeEmpty(answer.Text);

        return new Payload("it", answer).Error;
    }

    /// <summary>Everything about the organization that could have come out otherwise, its history in order.</summary>
    public async Task<string> ReadAsync()
    {
        var id = new Guid(GlobalId.Key(Team.Id));
        await using var database = App.OpenDatabase();
        var isDeleted = await database.Organizations.IncludingDeleted().AnyAsync(organization => organization.Id == id && organization.DeletedAt != null);
        var members = await database.Memberships.IncludingDeleted()
            .Where(membership => membership.OrganizationId == id)
            .OrderBy(membership => membership.User.Name)
            .Select(membership => $"{membership.User.Name} {membership.Role} {membership.State} v{membership.Version}")
            .ToListAsync();
        var invitations = await database.Invitations.IncludingDeleted()
            .Where(invitation => invitation.OrganizationId == id && invitation.AcceptedById == null)
            .OrderBy(invitation => invitation.CreatedAt).ThenBy(invitation => invitation.StoredStatus).ThenBy(invitation => invitation.NormalizedEmail)
            .Select(invitation => $"{invitation.NormalizedEmail} {invitation.Role} {invitation.StoredStatus}")
            .ToListAsync();
        var history = await database.AuditEntries
            .Where(entry => entry.OrganizationId == id)
            .OrderBy(entry => entry.Sequence)
            .Select(entry => $"{entry.ActorLabel} {entry.Action} {entry.SubjectLabel} {entry.RoleBefore}>{entry.RoleAfter}")
            .ToListAsync();

        (isDeleted || members.Any(member => member.Contains(" Owner Active", StringComparison.Ordinal)))
            .ShouldBeTrue(string.Join("; ", members));

        return AddressPart().Replace($"{(isDeleted ? "deleted: " : "")}{string.Join(", ", members)}; {string.Join(", ", invitations)}; {string.Join(", ", history)}", "");
    }

    /// <summary>What makes the address of somebody who takes part in one round only different from others.</summary>
    [GeneratedRegex("\\.[0-9a-f]{32}(?=@)", RegexOptions.IgnoreCase)]
    private static partial Regex AddressPart();
}
