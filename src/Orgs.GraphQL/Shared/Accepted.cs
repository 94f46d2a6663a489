namespace Orgs.GraphQL.Shared;

/// <summary>What was asked for is on its way, as far as the caller may know.</summary>
public sealed record Accepted;
