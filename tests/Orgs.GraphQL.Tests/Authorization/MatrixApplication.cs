using System.Text.Json;

namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>The people and operations of the role matrix: one set of people, and a new organization after every change.</summary>
public sealed class MatrixApplication : IAsyncLifetime
{
    private static readonly Dictionary<string, Operation> _operations = new()
    {
        ["read name and slug"] = Read("query ($slug: Slug!) { it: organization(slug: $slug) { name slug } }"),
        ["read through node"] = Read("query ($organization: ID!) { it: node(id: $organization) { ... on Organization { name } } }"),
        ["read members"] = Read("query ($slug: Slug!) { it: organization(slug: $slug) { members { nodes { role } } } }"),
        ["read a membership by node"] = Read("query ($member: ID!) { it: node(id: $member) { ... on Membership { role } } }"),
        ["read members' e-mail"] = Read("query ($slug: Slug!) { it: organization(slug: $slug) { members { nodes { user { email } } } } }"),
        ["read owners"] = Read("query ($slug: Slug!) { it: organization(slug: $slug) { owners { nodes { name } } } }"),
        ["read pending invitations"] = Read("query ($slug: Slug!) { it: organization(slug: $slug) { invitations { nodes { id } } } }"),
        ["read who made it"] = Read("query ($slug: Slug!) { it: organization(slug: $slug) { createdBy { name } } }"),
        ["read an invitation by node"] = Read("query ($invitation: ID!) { it: node(id: $invitation) { ... on Invitation { email } } }"),
        ["preview an invitation"] = Read("query ($token: String!) { it: invitationByToken(token: $token) { organizationName } }"),
        ["accept an invitation"] = Answer("acceptInvitation(input: { token: $token })", "$token: String!"),
        ["accept an invitation by id"] = Answer("acceptInvitation(input: { invitationId: $invitation })", "$invitation: ID!"),
        ["decline an invitation"] = Answer("declineInvitation(input: { token: $token })", "$token: String!"),
        ["invite a member"] = Invite("MEMBER"),
        ["invite an admin"] = Invite("ADMIN"),
        ["invite an owner"] = Invite("OWNER"),
        ["invite several"] = Change(
            "inviteMembers(input: { organizationId: $organization, invitations: [{ email: \"somebody@else.example\" }] })", "$organization"),
        ["resend an invitation"] = Change("resendInvitation(input: { invitationId: $invitation })", "$invitation"),
        ["change its role"] = Change("changeInvitationRole(input: { invitationId: $invitation, role: MEMBER })", "$invitation"),
        ["revoke it"] = Change("revokeInvitation(input: { invitationId: $invitation })", "$invitation"),
        ["read the invite link"] = Read("query ($slug: Slug!) { it: organization(slug: $slug) { inviteLink { uses } } }"),
        ["make an invite link"] = Change("createInviteLink(input: { organizationId: $organization })", "$organization"),
        ["revoke the invite link"] = Change("revokeInviteLink(input: { inviteLinkId: $link })", "$link"),
        ["join by the invite link"] = Answer("joinByInviteLink(input: { token: $linkToken })", "$linkToken: String!"),
        ["member to admin"] = ChangeRole("$member", "ADMIN"),
        ["admin to member"] = ChangeRole("$admin", "MEMBER"),
        ["member to owner"] = ChangeRole("$member", "OWNER"),
        ["owner to admin"] = ChangeRole("$owner", "ADMIN"),
        ["promote a member to owner"] = Change("promoteOwner(input: { membershipId: $member })", "$member"),
        ["demote an owner"] = Change("demoteOwner(input: { membershipId: $owner })", "$owner"),
        ["remove a member"] = Change("removeMembership(input: { membershipId: $member })", "$member"),
        ["remove an admin"] = Change("removeMembership(input: { membershipId: $admin })", "$admin"),
        ["remove an owner"] = Change("removeMembership(input: { membershipId: $owner })", "$owner"),
        ["make it the current one"] = Change("setCurrentOrganization(input: { organizationId: $organization })", "$organization"),
        ["transfer the ownership"] = Change("transferOwnership(input: { toMembershipId: $member })", "$member"),
        ["suspend a member"] = Change("suspendMembership(input: { membershipId: $member })", "$member"),
        ["suspend an admin"] = Change("suspendMembership(input: { membershipId: $admin })", "$admin"),
        ["suspend an owner"] = Change("suspendMembership(input: { membershipId: $owner })", "$owner"),
        ["unsuspend a member"] = Change("unsuspendMembership(input: { membershipId: $member })", "$member"),
        ["unsuspend an owner"] = Change("unsuspendMembership(input: { membershipId: $owner })", "$owner"),
        ["rename"] = Update("name: \"Another name\""),
        ["change the slug"] = Update("slug: $another"),
        ["change the invite policy"] = Update("invitePolicy: OWNERS"),
        ["change the reference"] = Update("externalReference: \"customer-7\""),
        ["read the audit log"] = Read("query ($slug: Slug!) { it: organization(slug: $slug) { auditLog { nodes { action } } } }"),
        ["read the reference"] = Read("query ($slug: Slug!) { it: organization(slug: $slug) { externalReference } }"),
        ["delete the organization"] = new(
            "mutation ($organization: ID!, $slug: String!) { it: deleteOrganization(input: { organizationId: $organization, confirmSlug: $slug }) { errors { __typename } } }",
            IsMutation: true),
        ["restore it"] = Change("restoreOrganization(input: { organizationId: $organization })", "$organization"),
        ["leave"] = Change("leaveOrganization(input: { organizationId: $organization })", "$organization"),
    };

    private readonly Dictionary<string, Person> _people = [];
    private Person _founder = null!;
    private Person _otherOwner = null!;
    private Person _otherAdmin = null!;
    private Person _otherMember = null!;
    private MatrixTeam? _team;

    private OrgsApplication App { get; } = new(("Orgs:Limits:InvitationsPerRecipient", "1000"));

    public async ValueTask InitializeAsync()
    {
        _founder = await App.RegisterAsync("Fay Founder");
        _otherOwner = await App.RegisterAsync("Otto Owner");
        _otherAdmin = await App.RegisterAsync("Ada Admin");
        _otherMember = await App.RegisterAsync("Moe Member");

        foreach (var name in (string[])["outsider", "ex-member", "invitee", "member", "admin", "owner"])
        {
            _people[name] = await App.RegisterAsync(name);
        }
    }

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    /// <summary>Whether some operation of the matrix is this mutation.</summary>
    public static bool Asks(string mutation)
        => _operations.Values.Any(operation => operation.Document.Contains($" {mutation}(", StringComparison.Ordinal));

    /// <summary>Answers with the letter of the table.</summary>
    public async Task<string> AskAsync(string name, string caller)
    {
        var (team, invitation, token, link, linkToken) = _team ??= await FormTeamAsync();
        var operation = _operations[name];
        var asker = caller == "anon" ? App.AsNobody() : App.As(_people[caller]);
        var answer = await asker.SendAsync(
            operation.Document,
            new
            {
                slug = team.Slug,
                another = $"another-{Guid.NewGuid():N}"[..39],
                organization = team.Id,
                owner = team.Memberships[_otherOwner],
                admin = team.Memberships[_otherAdmin],
                member = team.Memberships[_otherMember],
                invitation,
                token,
                link,
                linkToken,
            });
        var letter = Read(answer, operation.IsMutation);

        // What was read or refused has changed nothing.
        _team = operation.IsMutation && letter == "Y" ? null : _team;

        return letter;
    }

    private static string Read(Answer answer, bool isMutation)
    {
        if (answer.ErrorCodes.Contains("AUTH_NOT_AUTHENTICATED"))
        {
            return "A";
        }

        if (answer.ErrorCodes.Count > 0)
        {
            return answer.ErrorCodes.All(code => code == "AUTH_NOT_AUTHORIZED") ? "N" : $"unexpected: {answer.Text}";
        }

        var it = answer.Get("data.it");

        if (!isMutation)
        {
            return it.ValueKind is JsonValueKind.Null ? "–" : "Y";
        }

        return it.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors
            ? errors[0].GetProperty("__typename").GetString() switch
            {
                "NotFoundError" or "InvitationInvalidError" => "–",
                "ForbiddenError" or "RoleTooHighError" or "WrongRecipientError" => "N",
                _ => $"unexpected: {answer.Text}",
            }
            : "Y";
    }

    private async Task<MatrixTeam> FormTeamAsync()
    {
        var team = await App.CreateOrganizationAsync(_founder, $"Team {Guid.NewGuid():N}");
        await App.AddMemberAsync(team, _founder, _otherOwner, "OWNER");
        await App.AddMemberAsync(team, _founder, _otherAdmin, "ADMIN");
        await App.AddMemberAsync(team, _founder, _otherMember);
        await App.AddMemberAsync(team, _founder, _people["owner"], "OWNER");
        await App.AddMemberAsync(team, _founder, _people["admin"], "ADMIN");
        await App.AddMemberAsync(team, _founder, _people["member"]);

        await App.AddMemberAsync(team, _founder, _people["ex-member"], "OWNER");
        (await App.As(_founder).MutateAsync("removeMembership", new { membershipId = team.Memberships[_people["ex-member"]] })).ShouldSucceed();

        var invited = await App.As(_founder).MutateAsync(
            "inviteMember", new { organizationId = team.Id, email = _people["invitee"].Email, role = "OWNER" }, "invitation { id }");

        var link = await App.As(_founder).MutateAsync("createInviteLink", new { organizationId = team.Id }, "inviteLink { id } token");

        return new MatrixTeam(
            team,
            invited.ShouldSucceed().GetText("invitation.id")!,
            App.TokenMailedTo(_people["invitee"].Email),
            link.ShouldSucceed().GetText("inviteLink.id")!,
            link.GetText("token")!);
    }

    private static Operation Read(string document) => new(document, IsMutation: false);

    private static Operation Invite(string role)
        => Change($"inviteMember(input: {{ organizationId: $organization, email: \"somebody@else.example\", role: {role} }})", "$organization");

    private static Operation Update(string what)
        => Answer(
            $"updateOrganization(input: {{ organizationId: $organization, {what} }})",
            what.Contains('$', StringComparison.Ordinal) ? "$organization: ID!, $another: String" : "$organization: ID!");

    private static Operation ChangeRole(string membership, string role)
        => Change($"changeRole(input: {{ membershipId: {membership}, role: {role} }})", membership);

    private static Operation Change(string field, string variable) => Answer(field, $"{variable}: ID!");

    private static Operation Answer(string field, string variable)
        => new($"mutation ({variable}) {{ it: {field} {{ errors {{ __typename }} }} }}", IsMutation: true);

    /// <summary>An organization, the invitee's invitation to it, and its invite link.</summary>
    private sealed record MatrixTeam(Team Team, string InvitationId, string Token, string LinkId, string LinkToken);

    private sealed record Operation(string Document, bool IsMutation);
}
