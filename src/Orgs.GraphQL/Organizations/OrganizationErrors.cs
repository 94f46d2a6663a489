namespace Orgs.GraphQL.Organizations;

/// <summary>Another organization has this slug.</summary>
/// <param name="Slug">The slug that is taken.</param>
/// <param name="Suggestions">Slugs like it that were free a moment ago.</param>
public sealed record SlugTakenError(string Slug, IReadOnlyList<string> Suggestions)
    : DomainError(ErrorCode.SlugTaken, $"The slug {Slug} is taken.");
