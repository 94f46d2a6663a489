namespace Orgs.GraphQL.Organizations;

[MutationType]
public static partial class OrganizationMutations
{
    /// <summary>Makes an organization; the viewer is its first owner.</summary>
    [Authenticated(Confirmed = true)]
    [Error<ValidationError>]
    [Error<SlugTakenError>]
    [Error<EmailNotConfirmedError>]
    public static async Task<FieldResult<CreateOrganizationPayload>> CreateOrganizationAsync(
        CreateOrganizationInput input,
        Viewer viewer,
        OrganizationCreation organizations,
        CancellationToken cancellationToken)
    {
        var created = await organizations.CreateAsync(viewer, input.Name, input.Slug, cancellationToken);

        return created.ToResult(value => new CreateOrganizationPayload(value.Organization, value.Membership));
    }
}
