namespace Orgs.GraphQL.Organizations;

/// <summary>Making an organization. The viewer becomes its first owner in the same transaction.</summary>
public sealed class OrganizationCreation(
    Writes writes,
    UserWrites users,
    Slugs slugs,
    Idempotency idempotency,
    OrganizationOptions options,
    RateLimiter limiter,
    LimitOptions limits)
{
    /// <summary>A slug that is asked for has to be free; one made from the name gets a number when it is not.</summary>
    public async Task<Outcome<CreatedOrganization>> CreateAsync(
        Viewer viewer, string name, string? slug, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var userId = viewer.SignedIn.Id;
        if (limiter.Take(limits.OrganizationPerUser, userId.ToString()) is { } refusal)
        {
            return refusal;
        }

        var request = IdempotentRequest.Of(idempotencyKey, userId, "createOrganization", name, slug);
        return await writes.ExecuteAsync(
            async change =>
            {
                // Under lock, so that the new organization and the end of its creator cannot miss each other.
                var creator = await users.LockAsync(change, userId) ?? throw Denial.NotAuthenticated();
                return await idempotency.OnceAsync(
                    change.Database,
                    request,
                    change.Now,
                    work: () => CreateAsync(change, creator, DisplayName.Clean(name), slug, idempotencyKey),
                    remember: created => created.Membership.Id,
                    recall: membershipId => RecallAsync(change, membershipId),
                    change.CancellationToken);
            },
            cancellationToken);
    }

    private async Task<Outcome<CreatedOrganization>> CreateAsync(Change change, User creator, string name, string? slug, string? idempotencyKey)
    {
        var wanted = slug is null ? null : SlugRules.Normalize(slug);
        if ((await CheckCreatorAsync(change, creator) ?? Check(name, wanted, idempotencyKey)) is { } refusal)
        {
            return refusal;
        }

        return wanted is null
            ? await CreateWithSomeSlugAsync(change, creator, name)
            : await CreateWithSlugAsync(change, creator, name, wanted);
    }

    private async Task<DomainError?> CheckCreatorAsync(Change change, User creator)
    {
        if (!creator.EmailConfirmed)
        {
            return new EmailNotConfirmedError();
        }

        if (!options.MayCreate(creator))
        {
            return new ForbiddenError(RequiredRole: null, ViewerRole: null);
        }

        if (options.MaxPerCreator is not { } most)
        {
            return null;
        }

        var made = await change.Database.Organizations.CountAsync(organization => organization.CreatedById == creator.Id, change.CancellationToken);
        return made >= most ? new LimitReachedError(most, made) : null;
    }

    private static async Task<CreatedOrganization?> RecallAsync(Change change, Guid membershipId)
        => await change.Database.Memberships
            .Include(membership => membership.Organization)
            .SingleOrDefaultAsync(membership => membership.Id == membershipId, change.CancellationToken) is { } membership
                ? new CreatedOrganization(membership.Organization, membership)
                : null;

    private static ValidationError? Check(string name, string? slug, string? idempotencyKey)
    {
        var mistakes = new[]
        {
            DisplayName.Check(name, "name"),
            slug is null ? null : SlugRules.Check(slug, "slug"),
            IdempotentRequest.Check(idempotencyKey),
        }.OfType<FieldError>().ToList();
        return mistakes.Count == 0 ? null : new ValidationError(mistakes);
    }

    private async Task<Outcome<CreatedOrganization>> CreateWithSlugAsync(Change change, User creator, string name, string slug)
        => await TryCreateAsync(change, creator, name, slug) is { } created
            ? created
            : await slugs.TakenAsync(change.Database, slug, change.CancellationToken);

    private async Task<Outcome<CreatedOrganization>> CreateWithSomeSlugAsync(Change change, User creator, string name)
    {
        var slug = SlugRules.FromName(name);
        while (true)
        {
            if (await TryCreateAsync(change, creator, name, slug) is { } created)
            {
                return created;
            }

            slug = (await slugs.SuggestAsync(change.Database, SlugRules.FromName(name), count: 1, change.CancellationToken))[0];
        }
    }

    /// <summary>Null when the slug cannot be had; then nothing of the try is left.</summary>
    private async Task<CreatedOrganization?> TryCreateAsync(Change change, User creator, string name, string slug)
    {
        var organization = Organization.Create(name, slug, creator.Id, change.Now);
        change.Database.Add(organization);
        if (!await slugs.TryTakeAsync(change, organization))
        {
            // Not saved, because another organization has the slug; or saved, and the slug is held for another.
            change.Database.Remove(organization);
            await change.Database.SaveChangesAsync(change.CancellationToken);
            return null;
        }

        var membership = Membership.Create(organization.Id, creator.Id, OrgRole.Owner, change.Now);
        change.Database.Add(membership);
        change.Audit(
            AuditAction.OrgCreated,
            creator,
            new AuditDetails { OrganizationId = organization.Id, Subject = creator, RoleAfter = OrgRole.Owner });
        return new CreatedOrganization(organization, membership);
    }
}

/// <summary>A new organization and its creator's place in it.</summary>
public sealed record CreatedOrganization(Organization Organization, Membership Membership);
