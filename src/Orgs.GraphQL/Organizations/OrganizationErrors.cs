namespace Orgs.GraphQL.Organizations;

/// <summary>Another organization has this slug.</summary>
/// <param name="Slug">The slug that is taken.</param>
/// <param name="Suggestions">Slugs like it that were free a moment ago.</param>
public sealed record SlugTakenError(
    [property: GraphQLType<NonNullType<SlugType>>] string Slug,
    [property: GraphQLType<NonNullType<ListType<NonNullType<SlugType>>>>] IReadOnlyList<string> Suggestions)
    : DomainError(ErrorCode.SlugTaken, $"The slug {Slug} is taken.");
