namespace Orgs.GraphQL.Memberships;

/// <param name="MembershipId">Who is to own the organization too.</param>
/// <param name="ExpectedVersion">Refuses with StaleVersionError when the membership has another version by now.</param>
public sealed record PromoteOwnerInput([property: ID<Membership>] Guid MembershipId, int? ExpectedVersion);

/// <param name="MembershipId">Whose ownership ends.</param>
/// <param name="To">The role that is left to the former owner.</param>
/// <param name="ExpectedVersion">Refuses with StaleVersionError when the membership has another version by now.</param>
public sealed record DemoteOwnerInput(
    [property: ID<Membership>] Guid MembershipId,
    [property: DefaultValue(OrgRole.Member)] OrgRole To,
    int? ExpectedVersion);

/// <param name="MembershipId">Whose role changes.</param>
/// <param name="Role">The new role.</param>
/// <param name="ExpectedVersion">Refuses with StaleVersionError when the membership has another version by now.</param>
public sealed record ChangeRoleInput([property: ID<Membership>] Guid MembershipId, OrgRole Role, int? ExpectedVersion);

/// <param name="MembershipId">Who is to go.</param>
/// <param name="ExpectedVersion">Refuses with StaleVersionError when the membership has another version by now.</param>
/// <param name="DryRun">Answers what would happen and changes nothing.</param>
public sealed record RemoveMembershipInput(
    [property: ID<Membership>] Guid MembershipId,
    int? ExpectedVersion,
    [property: DefaultValue(false)] bool DryRun);

/// <param name="OrganizationId">The organization to leave.</param>
/// <param name="DryRun">Answers what would happen and changes nothing.</param>
public sealed record LeaveOrganizationInput([property: ID<Organization>] Guid OrganizationId, [property: DefaultValue(false)] bool DryRun);

/// <param name="ToMembershipId">Who is to own the organization instead of the viewer.</param>
/// <param name="KeepRole">The role that the viewer keeps; null to leave the organization.</param>
/// <param name="DryRun">Answers what would happen and changes nothing.</param>
public sealed record TransferOwnershipInput(
    [property: ID<Membership>] Guid ToMembershipId,
    [property: DefaultValue(OrgRole.Member)] OrgRole? KeepRole,
    [property: DefaultValue(false)] bool DryRun);

/// <param name="MembershipId">Whose membership is meant.</param>
/// <param name="Reason">Why, for the audit log.</param>
/// <param name="ExpectedVersion">Refuses with StaleVersionError when the membership has another version by now.</param>
public sealed record SuspendMembershipInput([property: ID<Membership>] Guid MembershipId, string? Reason, int? ExpectedVersion);
