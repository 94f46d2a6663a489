namespace Orgs.GraphQL.Shared;

/// <summary>Which end of a list comes first.</summary>
public enum OrderDirection
{
    /// <summary>The least first.</summary>
    Asc,

    /// <summary>The most first.</summary>
    Desc,
}
