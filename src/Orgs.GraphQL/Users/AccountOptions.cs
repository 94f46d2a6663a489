namespace Orgs.GraphQL.Users;

/// <summary>How people come to accounts here, from the configuration section <c>Orgs:Accounts</c>.</summary>
public sealed record AccountOptions
{
    /// <summary>
    /// Registering answers the same for every address, taken or free, and what to do next comes by mail. Without it a taken address is
    /// told right away, which is kinder to people and to those who collect addresses.
    /// </summary>
    public bool HideExistingAddresses { get; init; }

    /// <summary>Signing up asks for the personal account's name. Without it that is the user's name, unless one is given.</summary>
    public bool RequireAccountName { get; init; }

    /// <summary>No two accounts, personal or shared, have the same name.</summary>
    public bool UniqueNames { get; init; }
}
