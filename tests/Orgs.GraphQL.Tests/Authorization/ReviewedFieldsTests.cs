namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>
/// Default deny: nothing of a tenant can be read before somebody has written down here who may. Rules that begin with @ are
/// directives and have to stand in the schema just so; the others say what the resolver asks.
/// </summary>
[NoDatabase]
public sealed class ReviewedFieldsTests
{
    private const string Reviewed =
        """
        Query.node                        | the node resolver of the type: NodeTests
        Query.nodes                       | the node resolver of the type: NodeTests
        Query.me                          | the viewer, or null
        Query.organization                | @authenticated
        Query.currentOrganization         | @authenticated
        Query.currentMembership           | @authenticated
        Query.invitationByToken           | who has the token
        Query.slugAvailability            | @authenticated
        Query.roles                       | everybody

        User.id                           | who got to the user
        User.name                         | who got to the user
        User.email                        | the user, and who shares an organization
        User.emailConfirmed               | @self
        User.personalAccount              | @self
        User.organizations                | the user; others see those they share
        User.ownedOrganizations           | the user; others see those they share
        User.solelyOwnedOrganizations     | @self
        User.invitations                  | @self
        User.currentOrganization          | @self
        User.sessions                     | @self

        Session.id                        | nobody else gets to the session
        Session.createdAt                 | nobody else gets to the session
        Session.lastSeenAt                | nobody else gets to the session
        Session.userAgent                 | nobody else gets to the session
        Session.current                   | nobody else gets to the session

        PersonalAccount.id                | nobody else gets to the account
        PersonalAccount.name              | nobody else gets to the account
        PersonalAccount.personal          | nobody else gets to the account
        PersonalAccount.createdAt         | nobody else gets to the account
        PersonalAccount.createdBy         | the user, or null
        PersonalAccount.viewerRole        | the user, or null

        Organization.id                   | members, and invitees through their invitation
        Organization.name                 | members, and invitees through their invitation
        Organization.slug                 | members, and invitees through their invitation
        Organization.personal             | members, and invitees through their invitation
        Organization.createdAt            | members, and invitees through their invitation
        Organization.invitePolicy         | members, and invitees through their invitation
        Organization.version              | members, and invitees through their invitation
        Organization.deletion             | members, and invitees through their invitation
        Organization.memberLimit          | active members, or null
        Organization.externalReference    | @orgRole(atLeast: OWNER)
        Organization.auditLog             | @orgRole(atLeast: ADMIN)
        Organization.viewerCanUpdate      | the viewer, about oneself
        Organization.viewerCanInvite      | the viewer, about oneself
        Organization.viewerCanManageMembers | the viewer, about oneself
        Organization.viewerCanDelete      | the viewer, about oneself
        Organization.viewerCanLeave       | the viewer, about oneself
        Organization.createdBy            | active members, or null
        Organization.members              | active members, or an empty list
        Organization.owners               | active members, or an empty list
        Organization.invitations          | @orgRole(atLeast: ADMIN)
        Organization.inviteLink           | @orgRole(atLeast: ADMIN)
        Organization.viewerMembership     | active members, or null
        Organization.viewerRole           | active members, or null

        Membership.id                     | active members of the organization
        Membership.organization           | active members of the organization
        Membership.user                   | active members of the organization
        Membership.role                   | active members of the organization
        Membership.state                  | active members of the organization
        Membership.joinedAt               | active members of the organization
        Membership.version                | active members of the organization
        Membership.invitedBy              | active members of the organization
        Membership.viewerIsMember         | active members of the organization
        Membership.isLastOwner            | active members of the organization
        Membership.viewerCanRemove        | the viewer, about oneself
        Membership.viewerCanSetRole       | the viewer, about oneself
        Membership.viewerCanSuspend       | the viewer, about oneself

        AuditEntry.id                     | admins and owners
        AuditEntry.action                 | admins and owners
        AuditEntry.at                     | admins and owners
        AuditEntry.actor                  | admins and owners
        AuditEntry.actorLabel             | admins and owners
        AuditEntry.subject                | admins and owners
        AuditEntry.subjectLabel           | admins and owners
        AuditEntry.roleBefore             | admins and owners
        AuditEntry.roleAfter              | admins and owners
        AuditEntry.note                   | admins and owners
        AuditEntry.organization           | admins and owners
        AuditEntry.requestId              | admins and owners

        Invitation.id                     | the invitee, the inviter, admins and owners
        Invitation.organization           | the invitee, the inviter, admins and owners
        Invitation.email                  | the invitee, the inviter, admins and owners
        Invitation.role                   | the invitee, the inviter, admins and owners
        Invitation.createdAt              | the invitee, the inviter, admins and owners
        Invitation.expiresAt              | the invitee, the inviter, admins and owners
        Invitation.sentCount              | the invitee, the inviter, admins and owners
        Invitation.lastSentAt             | the invitee, the inviter, admins and owners
        Invitation.status                 | the invitee, the inviter, admins and owners
        Invitation.invitedBy              | the invitee, the inviter, admins and owners
        Invitation.acceptedBy             | the invitee, the inviter, admins and owners

        Invitation.viewerCanAccept        | the invitee, the inviter, admins and owners
        Invitation.viewerCanRevoke        | the invitee, the inviter, admins and owners

        InviteLink.id                     | admins and owners of the organization
        InviteLink.role                   | admins and owners of the organization
        InviteLink.allowedDomains         | admins and owners of the organization
        InviteLink.maxUses                | admins and owners of the organization
        InviteLink.uses                   | admins and owners of the organization
        InviteLink.expiresAt              | admins and owners of the organization
        InviteLink.createdBy              | admins and owners of the organization

        Mutation.register                 | everybody
        Mutation.signIn                   | everybody
        Mutation.refreshSession           | who has the token
        Mutation.signOut                  | everybody
        Mutation.signOutEverywhere        | @authenticated
        Mutation.revokeSession            | @authenticated
        Mutation.confirmEmail             | who has the token
        Mutation.resendConfirmation       | @authenticated
        Mutation.requestPasswordReset     | everybody
        Mutation.resetPassword            | who has the token
        Mutation.changePassword           | @authenticated
        Mutation.updateMe                 | @authenticated
        Mutation.deleteMyAccount          | @authenticated
        Mutation.setCurrentOrganization   | @authenticated
        Mutation.createOrganization       | @authenticated(confirmed: true)
        Mutation.inviteMember             | @orgRole(at: "input.organizationId")
        Mutation.inviteMembers            | @orgRole(at: "input.organizationId")
        Mutation.resendInvitation         | @orgRole(at: "input.invitationId")
        Mutation.changeInvitationRole     | @orgRole(atLeast: ADMIN, at: "input.invitationId")
        Mutation.revokeInvitation         | @orgRole(at: "input.invitationId")
        Mutation.createInviteLink         | @orgRole(atLeast: ADMIN, at: "input.organizationId")
        Mutation.revokeInviteLink         | @orgRole(atLeast: ADMIN, at: "input.inviteLinkId")
        Mutation.joinByInviteLink         | @authenticated(confirmed: true)
        Mutation.acceptInvitation         | @authenticated
        Mutation.declineInvitation        | @authenticated
        Mutation.promoteOwner             | @orgRole(atLeast: OWNER, at: "input.membershipId")
        Mutation.demoteOwner              | @orgRole(atLeast: OWNER, at: "input.membershipId")
        Mutation.changeRole               | @orgRole(atLeast: ADMIN, at: "input.membershipId")
        Mutation.removeMembership         | @orgRole(at: "input.membershipId")
        Mutation.leaveOrganization        | @orgRole(at: "input.organizationId")
        Mutation.transferOwnership        | @orgRole(atLeast: OWNER, at: "input.toMembershipId")
        Mutation.suspendMembership        | @orgRole(atLeast: ADMIN, at: "input.membershipId")
        Mutation.unsuspendMembership      | @orgRole(atLeast: ADMIN, at: "input.membershipId")
        Mutation.updateOrganization       | @orgRole(atLeast: ADMIN, at: "input.organizationId")
        Mutation.deleteOrganization       | @orgRole(atLeast: OWNER, at: "input.organizationId")
        Mutation.restoreOrganization      | @orgRole(atLeast: OWNER, at: "input.organizationId")


        Subscription.onOrganizationChanged | @orgRole(at: "organizationId")
        Subscription.onMyAccountsChanged  | @authenticated(confirmed: true)

        OrganizationEvent.kind            | who listens, an active member at that moment
        OrganizationEvent.sequence        | who listens, an active member at that moment
        OrganizationEvent.subject         | who listens, an active member at that moment; the organization in place of what is not theirs to see
        OrganizationEvent.auditEntry      | admins and owners at that moment, or null

        MyAccountEvent.kind               | who listens, to the own accounts alone
        MyAccountEvent.sequence           | who listens, to the own accounts alone
        MyAccountEvent.organizationId     | who listens, to the own accounts alone
        MyAccountEvent.membership         | who listens, to the own accounts alone
        MyAccountEvent.invitation         | who listens, to the own accounts alone
        """;

    private static readonly SchemaFile _schema = SchemaFile.Read();

    private static readonly Dictionary<string, string> _rules = Reviewed
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[0], cells => cells[1]);

    private static readonly string[] _openTypes = ["Query", "Mutation", "Subscription", "OrganizationEvent", "MyAccountEvent"];

    private static readonly Dictionary<string, FieldDefinitionNode> _fields = _openTypes
        .Concat(_schema.ObjectTypesOf("Node"))
        .SelectMany(type => _schema.Fields(type), (type, field) => (Coordinate: $"{type}.{field.Name.Value}", Field: field))
        .ToDictionary(pair => pair.Coordinate, pair => pair.Field);

    [Fact]
    [Trait("Abuse", "AZ-24")]
    [Trait("Behaviour", "S2-19")]
    public void Nobody_can_read_or_change_what_nobody_has_written_a_rule_for()
        => _fields.Keys.Except(_rules.Keys).ShouldBeEmpty(
            "These fields are new, and who may use them is not written down. Guard each with [Authenticated], [OrgRole] or [Self], or let its "
            + "resolver ask for the viewer's membership; add a row to the role matrix if somebody is to be refused; then add the rule to this list.");

    [Fact]
    public void Every_rule_is_about_a_field_that_exists()
        => _rules.Keys.Except(_fields.Keys).ShouldBeEmpty("These fields are gone or have another name. Take their rules off this list.");

    [Fact]
    [Trait("Behaviour", "G15")]
    public void The_rules_that_are_directives_stand_in_the_schema()
    {
        var stated = _rules.Where(rule => rule.Value.StartsWith('@')).Select(rule => $"{rule.Key} {rule.Value}");

        var printed = _fields
            .Where(field => RulesOf(field.Value).Any())
            .Select(field => $"{field.Key} {string.Join(' ', RulesOf(field.Value).Select(directive => directive.ToString()))}");

        printed.Order(StringComparer.Ordinal).ShouldBe(stated.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_field_that_can_be_denied_is_nullable_and_does_not_take_its_parent_along()
        => _fields
            .Where(field => !field.Key.StartsWith("Mutation.", StringComparison.Ordinal) && RulesOf(field.Value).Any())

            // there is no parent but the whole answer, and nothing in it to save
            .Where(field => !field.Key.StartsWith("Subscription.", StringComparison.Ordinal))
            .ShouldAllBe(field => !(field.Value.Type is NonNullTypeNode));

    [Fact]
    public void The_three_directives_are_in_the_schema_with_their_meaning()
    {
        var schema = File.ReadAllText(Repository.PathOf("schema.graphql"));

        schema.ShouldContain("\ndirective @authenticated(confirmed: Boolean! = false) on OBJECT | FIELD_DEFINITION\n");
        schema.ShouldContain("\ndirective @orgRole(atLeast: OrgRole! = MEMBER, at: String) on OBJECT | FIELD_DEFINITION\n");
        schema.ShouldContain("\n\"Only the user itself.\"\ndirective @self on FIELD_DEFINITION\n");
    }

    /// <summary>What guards the field; what it costs is no rule.</summary>
    private static IEnumerable<DirectiveNode> RulesOf(FieldDefinitionNode field)
        => field.Directives.Where(directive => directive.Name.Value is not ("cost" or "listSize"));
}
