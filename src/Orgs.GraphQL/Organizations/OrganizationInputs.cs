namespace Orgs.GraphQL.Organizations;

/// <param name="Name">The name that people see.</param>
/// <param name="Slug">The name in addresses; made from the name when left out.</param>
public sealed record CreateOrganizationInput(string Name, string? Slug);
