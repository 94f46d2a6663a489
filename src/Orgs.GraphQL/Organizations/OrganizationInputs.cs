namespace Orgs.GraphQL.Organizations;

/// <param name="Name">The name that people see.</param>
/// <param name="Slug">The name in addresses; made from the name when left out.</param>
/// <param name="IdempotencyKey">Anything of 16 characters or more, such as a UUID. Sent again within a day, it repeats the first answer and makes nothing.</param>
public sealed record CreateOrganizationInput(string Name, string? Slug, string? IdempotencyKey);

/// <param name="OrganizationId">The organization to change.</param>
/// <param name="Name">The name that people see. Needs ADMIN; the rest needs OWNER.</param>
/// <param name="Slug">The name in addresses. The former one keeps leading here, and nobody else can have it for 90 days.</param>
/// <param name="InvitePolicy">Who can invite.</param>
/// <param name="ExternalReference">What the organization is called elsewhere, in a billing system for instance; null takes it away.</param>
/// <param name="ExpectedVersion">Refuses with StaleVersionError when the organization has another version by now.</param>
public sealed record UpdateOrganizationInput(
    [property: ID<Organization>] Guid OrganizationId,
    string? Name,
    string? Slug,
    InvitePolicy? InvitePolicy,
    Optional<string?> ExternalReference,
    int? ExpectedVersion);

/// <param name="OrganizationId">The organization to delete.</param>
/// <param name="ConfirmSlug">Its slug, typed by the one who means it.</param>
/// <param name="DryRun">Answers what would happen and changes nothing.</param>
public sealed record DeleteOrganizationInput(
    [property: ID<Organization>] Guid OrganizationId, string ConfirmSlug, [property: DefaultValue(false)] bool DryRun);

/// <param name="OrganizationId">The deleted organization.</param>
public sealed record RestoreOrganizationInput([property: ID<Organization>] Guid OrganizationId);
