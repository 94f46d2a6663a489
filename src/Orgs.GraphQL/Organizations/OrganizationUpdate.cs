namespace Orgs.GraphQL.Organizations;

/// <summary>Changing what an organization is called and how it is set up: one change, one version, however much of it differs.</summary>
public sealed class OrganizationUpdate(OrganizationWrites organizations, Slugs slugs, LimitOptions limits)
{
    public Task<Outcome<Organization>> UpdateAsync(Viewer viewer, UpdateOrganizationInput input, CancellationToken cancellationToken)
        => organizations.ByMemberAsync(
            input.OrganizationId,
            viewer,
            change => UpdateAsync(change, Wanted(change.Organization, input), input.ExpectedVersion),
            cancellationToken);

    private async Task<Outcome<Organization>> UpdateAsync(OrganizationChange change, OrganizationSettings wanted, int? expectedVersion)
    {
        var organization = change.Organization;
        var before = organization.Settings;
        var refusal = OrganizationRules.Update(change.Actor.Role, before, wanted)
            ?? (expectedVersion is { } expected && expected != organization.Version ? new StaleVersionError(organization.Version) : (DomainError?)null)
            ?? Check(before, wanted);
        if (refusal is not null)
        {
            return refusal;
        }

        if (!organization.Update(wanted))
        {
            return organization;
        }

        Audit(change, before, wanted);
        return before.Slug == wanted.Slug ? organization : await MoveAsync(change, before, wanted.Slug);
    }

    private static OrganizationSettings Wanted(Organization organization, UpdateOrganizationInput input)
        => new(
            input.Name is { } name ? DisplayName.Clean(name) : organization.Name,
            input.Slug is { } slug ? SlugRules.Normalize(slug) : organization.Slug,
            input.InvitePolicy ?? organization.InvitePolicy,
            input.ExternalReference.HasValue ? Reference(input.ExternalReference.Value) : organization.ExternalReference);

    private static string? Reference(string? text) => DisplayName.Clean(text) is { Length: > 0 } reference ? reference : null;

    private static ValidationError? Check(OrganizationSettings before, OrganizationSettings wanted)
    {
        var mistakes = new[]
        {
            DisplayName.Check(wanted.Name, "name"),
            before.Slug == wanted.Slug ? null : SlugRules.Check(wanted.Slug, "slug"),
            wanted.ExternalReference?.Length > Organization.MaxReferenceLength
                ? new FieldError(["externalReference"], "maxLength", $"A reference has at most {Organization.MaxReferenceLength} characters.")
                : null,
        }.OfType<FieldError>().ToList();

        return mistakes.Count == 0 ? null : new ValidationError(mistakes);
    }

    private static void Audit(OrganizationChange change, OrganizationSettings before, OrganizationSettings now)
    {
        if (before.Slug != now.Slug)
        {
            change.Audit(AuditAction.OrgSlugChanged, change.Actor.User, new AuditDetails { Note = $"{before.Slug} → {now.Slug}" });
        }

        if (before != now with { Slug = before.Slug })
        {
            string?[] notes =
            [
                before.Name == now.Name ? null : $"{before.Name} → {now.Name}",
                before.InvitePolicy == now.InvitePolicy ? null : $"{before.InvitePolicy.Spoken()} → {now.InvitePolicy.Spoken()}",
                before.ExternalReference == now.ExternalReference ? null : "external reference", // What it is, is for owners only; the log is not.
            ];
            change.Audit(AuditAction.OrgUpdated, change.Actor.User, new AuditDetails { Note = string.Join(", ", notes.OfType<string>()) });
        }
    }

    /// <summary>The former slug keeps leading here. How many can be kept from others in this way has an end.</summary>
    private async Task<Outcome<Organization>> MoveAsync(OrganizationChange change, OrganizationSettings before, string slug)
    {
        var organization = change.Organization;
        var heldSince = change.Now - FormerSlug.HeldFor;
        var held = await change.Database.FormerSlugs.CountAsync(
            former => former.OrganizationId == organization.Id && former.LeftAt > heldSince, change.CancellationToken);
        if (held >= limits.FormerSlugsPerOrganization)
        {
            return new LimitReachedError(limits.FormerSlugsPerOrganization, held);
        }

        change.Database.Add(FormerSlug.Of(before.Slug, organization.Id, change.Now));
        return await slugs.TryTakeAsync(change.Change, organization)
            ? organization
            : await slugs.TakenAsync(change.Database, slug, change.CancellationToken);
    }
}
