namespace Orgs.GraphQL.Organizations;

/// <summary>Making an organization. The viewer becomes its first owner in the same transaction.</summary>
public sealed class OrganizationCreation(Writes writes, UserWrites users, IDatabaseProvider provider)
{
    private const int MaxSuggestions = 3;

    /// <summary>A slug that is asked for has to be free; one made from the name gets a number when it is not.</summary>
    public Task<Outcome<CreatedOrganization>> CreateAsync(Viewer viewer, string name, string? slug, CancellationToken cancellationToken)
    {
        var userId = viewer.SignedIn.Id;
        var cleaned = DisplayName.Clean(name);
        return writes.ExecuteAsync<CreatedOrganization>(
            async change =>
            {
                // Under lock, so that the new organization and the end of its creator cannot miss each other.
                var creator = await users.LockAsync(change, userId) ?? throw Denial.NotAuthenticated();
                if (!creator.EmailConfirmed)
                {
                    return new EmailNotConfirmedError();
                }

                if (Check(cleaned, slug) is { } mistakes)
                {
                    return mistakes;
                }

                return slug is null
                    ? await CreateWithSomeSlugAsync(change, creator, cleaned)
                    : await CreateWithSlugAsync(change, creator, cleaned, slug);
            },
            cancellationToken);
    }

    private static ValidationError? Check(string name, string? slug)
    {
        var mistakes = new[] { DisplayName.Check(name, "name"), slug is null ? null : SlugRules.Check(slug, "slug") }.OfType<FieldError>().ToList();
        return mistakes.Count == 0 ? null : new ValidationError(mistakes);
    }

    private async Task<Outcome<CreatedOrganization>> CreateWithSlugAsync(Change change, User creator, string name, string slug)
        => await TryCreateAsync(change, creator, name, slug) is { } created
            ? created
            : new SlugTakenError(slug, await FreeSlugsLikeAsync(change, slug, MaxSuggestions));

    private async Task<Outcome<CreatedOrganization>> CreateWithSomeSlugAsync(Change change, User creator, string name)
    {
        var slug = SlugRules.FromName(name);
        while (true)
        {
            if (await TryCreateAsync(change, creator, name, slug) is { } created)
            {
                return created;
            }

            slug = (await FreeSlugsLikeAsync(change, SlugRules.FromName(name), count: 1))[0];
        }
    }

    /// <summary>Inserts first and looks at the index's answer; null when another organization has the slug.</summary>
    private async Task<CreatedOrganization?> TryCreateAsync(Change change, User creator, string name, string slug)
    {
        var organization = Organization.Create(name, slug, creator.Id, change.Now);
        change.Database.Add(organization);
        try
        {
            await change.Database.SaveChangesAsync(change.CancellationToken);
        }
        catch (DbUpdateException exception) when (provider.IsDuplicate(exception, "accounts", "slug"))
        {
            change.Database.Entry(organization).State = EntityState.Detached;
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

    private static async Task<IReadOnlyList<string>> FreeSlugsLikeAsync(Change change, string slug, int count)
    {
        // A popular name runs out of small numbers. Larger ones are drawn, so that finding a free one stays a look or two.
        for (var digits = 1; ; digits = Math.Min(digits + 2, 9))
        {
            var candidates = Numbers(digits).Select(number => SlugRules.Numbered(slug, number)).ToList();
            var taken = await change.Database.Organizations
                .Where(organization => candidates.Contains(organization.Slug))
                .Select(organization => organization.Slug)
                .ToListAsync(change.CancellationToken);
            var free = candidates.Except(taken).Take(count).ToList();
            if (free.Count == count)
            {
                return free;
            }
        }
    }

    private static IEnumerable<int> Numbers(int digits)
    {
        var first = (int)Math.Pow(10, digits - 1);
        return digits == 1 ? Enumerable.Range(2, 8) : Enumerable.Range(0, 8).Select(_ => Random.Shared.Next(first, first * 10)).Distinct();
    }
}

/// <summary>A new organization and its creator's place in it.</summary>
public sealed record CreatedOrganization(Organization Organization, Membership Membership);
