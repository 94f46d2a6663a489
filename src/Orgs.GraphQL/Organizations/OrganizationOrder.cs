namespace Orgs.GraphQL.Organizations;

/// <summary>How organizations are sorted. Those that are equal keep one order among themselves.</summary>
/// <param name="Field">What they are sorted by.</param>
/// <param name="Direction">Which end comes first.</param>
[GraphQLName("OrganizationOrder")]
public sealed record OrganizationOrder(
    [property: DefaultValue(OrganizationOrderField.Name)] OrganizationOrderField Field,
    [property: DefaultValue(OrderDirection.Asc)] OrderDirection Direction)
{
    public static readonly OrganizationOrder ByName = new(OrganizationOrderField.Name, OrderDirection.Asc);
}

/// <summary>What organizations can be sorted by.</summary>
public enum OrganizationOrderField
{
    /// <summary>By name.</summary>
    Name,

    /// <summary>By when they were made.</summary>
    CreatedAt,
}
