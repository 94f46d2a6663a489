namespace Orgs.GraphQL.Memberships;

/// <summary>Which members are meant; what is left out is not asked for.</summary>
/// <param name="Role">Members with one of these roles.</param>
/// <param name="State">Members in one of these states.</param>
/// <param name="Search">A part of the name or e-mail address, in upper or lower case. It is text: no character of it means another.</param>
[GraphQLName("MemberFilter")]
public sealed record MemberFilter(IReadOnlyList<OrgRole>? Role, IReadOnlyList<MembershipState>? State, string? Search);

/// <summary>In which order members come.</summary>
/// <param name="Field">By what.</param>
/// <param name="Direction">Which end first.</param>
[GraphQLName("MemberOrder")]
public sealed record MemberOrder(
    [property: DefaultValue(MemberOrderField.Name)] MemberOrderField Field,
    [property: DefaultValue(OrderDirection.Asc)] OrderDirection Direction);

/// <summary>What members can be sorted by. Equals come in the order of their names.</summary>
public enum MemberOrderField
{
    Name,
    Role,
    JoinedAt,
}
