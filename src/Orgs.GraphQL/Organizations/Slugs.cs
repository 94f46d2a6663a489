namespace Orgs.GraphQL.Organizations;

/// <summary>Which slugs are free, and taking one.</summary>
public sealed class Slugs(IDatabaseProvider provider, TimeProvider clock)
{
    private const int MaxSuggestions = 3;

    /// <summary>
    /// Saves the organization under the slug that it has now; false when that is somebody else's, or held for somebody else. It saves
    /// first and looks then: of two who want one slug the index picks one, and what the other one left behind is visible by then.
    /// </summary>
    public async Task<bool> TryTakeAsync(Change change, Organization organization)
    {
        try
        {
            await change.Database.SaveChangesAsync(change.CancellationToken);
        }
        catch (DbUpdateException exception) when (provider.IsDuplicate(exception, "accounts", "slug"))
        {
            return false;
        }

        var former = await change.Database.FormerSlugs.SingleOrDefaultAsync(former => former.Slug == organization.Slug, change.CancellationToken);
        if (former is not null && former.IsFreeFor(organization, change.Now))
        {
            change.Database.Remove(former);
            former = null;
        }

        return former is null;
    }

    public async Task<SlugTakenError> TakenAsync(OrgsDbContext database, string slug, CancellationToken cancellationToken)
        => new(slug, await SuggestAsync(database, slug, MaxSuggestions, cancellationToken));

    /// <summary>Whether an organization could be made with this slug at the moment, and if not, with which ones like it.</summary>
    public async Task<SlugAvailability> LookAsync(OrgsDbContext database, string wanted, CancellationToken cancellationToken)
    {
        var slug = SlugRules.Normalize(wanted);
        var isValid = SlugRules.IsValid(slug);
        var candidate = isValid ? slug : SlugRules.FromName(DisplayName.Clean(wanted));
        var isFree = (await FreeAsync(database, [candidate], cancellationToken)).Count == 1;

        return (isValid, isFree) switch
        {
            (true, true) => new SlugAvailability(slug, Available: true, []),
            (false, true) => new SlugAvailability(null, Available: false, [candidate]),
            _ => new SlugAvailability(isValid ? slug : null, Available: false, await SuggestAsync(database, candidate, MaxSuggestions, cancellationToken)),
        };
    }

    /// <summary>Slugs like this one that are free.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(OrgsDbContext database, string slug, int count, CancellationToken cancellationToken)
    {
        // A popular name runs out of small numbers. Larger ones are drawn, so that finding a free one stays a look or two.
        for (var digits = 1; ; digits = Math.Min(digits + 2, 9))
        {
            var candidates = Numbers(digits).Select(number => SlugRules.Numbered(slug, number)).ToList();
            var free = await FreeAsync(database, candidates, cancellationToken);
            if (free.Count >= count)
            {
                return [.. free.Take(count)];
            }
        }
    }

    private async Task<List<string>> FreeAsync(OrgsDbContext database, List<string> candidates, CancellationToken cancellationToken)
    {
        var heldSince = clock.GetUtcNow() - FormerSlug.HeldFor;
        var taken = await database.Organizations.IncludingDeleted()
            .Where(organization => candidates.Contains(organization.Slug))
            .Select(organization => organization.Slug)
            .Union(database.FormerSlugs
                .Where(former => candidates.Contains(former.Slug) && former.LeftAt > heldSince)
                .Select(former => former.Slug))
            .ToListAsync(cancellationToken);

        return [.. candidates.Except(taken)];
    }

    private static IEnumerable<int> Numbers(int digits)
    {
        var first = (int)Math.Pow(10, digits - 1);
        return digits == 1 ? Enumerable.Range(2, 8) : Enumerable.Range(0, 8).Select(_ => Random.Shared.Next(first, first * 10)).Distinct();
    }
}

/// <summary>Whether a slug can be had.</summary>
/// <param name="Slug">The slug as it would be, in lower case; null for what cannot be one.</param>
/// <param name="Available">Whether nobody has it, nobody had it lately, and it is not kept for the service itself.</param>
/// <param name="Suggestions">Slugs like it that were free a moment ago, when it is not.</param>
public sealed record SlugAvailability(
    [property: GraphQLType<SlugType>] string? Slug,
    bool Available,
    [property: GraphQLType<NonNullType<ListType<NonNullType<SlugType>>>>] IReadOnlyList<string> Suggestions);
