namespace Orgs.GraphQL.Organizations;

[MutationType]
public static partial class OrganizationMutations
{
    /// <summary>Makes an organization; the viewer is its first owner.</summary>
    [Authenticated(Confirmed = true)]
    [Error<ValidationError>]
    [Error<SlugTakenError>]
    [Error<EmailNotConfirmedError>]
    [Error<ForbiddenError>]
    [Error<LimitReachedError>]
    [Error<RateLimitedError>]
    [Error<IdempotencyConflictError>]
    public static async Task<FieldResult<CreateOrganizationPayload>> CreateOrganizationAsync(
        CreateOrganizationInput input,
        Viewer viewer,
        OrganizationCreation organizations,
        CancellationToken cancellationToken)
    {
        var created = await organizations.CreateAsync(viewer, input.Name, input.Slug, input.IdempotencyKey, cancellationToken);

        return created.ToResult(value => new CreateOrganizationPayload(value.Organization, value.Membership));
    }

    /// <summary>Changes an organization's name, slug, invite policy or external reference: whatever is given, as one change.</summary>
    [OrgRole(OrgRole.Admin, At = "input.organizationId")]
    [Error<ValidationError>]
    [Error<SlugTakenError>]
    [Error<StaleVersionError>]
    [Error<LimitReachedError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<PersonalAccountError>]
    public static async Task<FieldResult<UpdateOrganizationPayload>> UpdateOrganizationAsync(
        UpdateOrganizationInput input,
        Viewer viewer,
        OrganizationUpdate organizations,
        CancellationToken cancellationToken)
    {
        var updated = await organizations.UpdateAsync(viewer, input, cancellationToken);

        return updated.ToResult(organization => new UpdateOrganizationPayload(organization));
    }

    /// <summary>Hides an organization from everybody at once. For a while a former owner can restore it; then it is gone.</summary>
    [OrgRole(OrgRole.Owner, At = "input.organizationId")]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<ConfirmationMismatchError>]
    [Error<PersonalAccountError>]
    public static async Task<FieldResult<DeleteOrganizationPayload>> DeleteOrganizationAsync(
        DeleteOrganizationInput input,
        Viewer viewer,
        OrganizationDeletion organizations,
        CancellationToken cancellationToken)
    {
        var deleted = await organizations.DeleteAsync(viewer, input.OrganizationId, input.ConfirmSlug, input.DryRun, cancellationToken);

        return deleted.ToResult(value => new DeleteOrganizationPayload(value.Organization, value.Organization.Id, value.Effects));
    }

    /// <summary>Takes a deletion back, with all members. What was pending stays revoked.</summary>
    [OrgRole(OrgRole.Owner, At = "input.organizationId")]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    public static async Task<FieldResult<RestoreOrganizationPayload>> RestoreOrganizationAsync(
        RestoreOrganizationInput input,
        Viewer viewer,
        OrganizationDeletion organizations,
        CancellationToken cancellationToken)
    {
        var restored = await organizations.RestoreAsync(viewer, input.OrganizationId, cancellationToken);

        return restored.ToResult(organization => new RestoreOrganizationPayload(organization));
    }
}
