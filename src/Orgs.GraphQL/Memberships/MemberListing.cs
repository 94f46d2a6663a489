namespace Orgs.GraphQL.Memberships;

/// <summary>A list of members that is not the plain one: filtered, sorted in another way, or of another time. Equal questions are equal.</summary>
public sealed record MemberListing(
    long? Roles, long? States, string? Search, MemberOrderField Field, bool IsDescending, DateTimeOffset? AsOf)
{
    public const int MaxSearchLength = 100;

    private static readonly MemberListing _plain = new(null, null, null, MemberOrderField.Name, IsDescending: false, AsOf: null);

    /// <summary>Null for the plain list: everybody who is in now, by name.</summary>
    /// <exception cref="GraphQLException">The text to search for is too long.</exception>
    public static MemberListing? Of(MemberFilter? filter, MemberOrder? order, DateTimeOffset? asOf)
    {
        // Neither character is in any name; PostgreSQL does not take the first one in a text.
        var search = string.IsNullOrWhiteSpace(filter?.Search) ? null : filter.Search.Trim().Replace('\0', '\uFFFD');
        if (search?.Length > MaxSearchLength)
        {
            throw new GraphQLException(ErrorBuilder.New()
                .SetMessage($"The text to search for has at most {MaxSearchLength} characters.")
                .SetCode("SEARCH_TOO_LONG")
                .Build());
        }

        var listing = new MemberListing(
            filter?.Role?.ToBits(),
            filter?.State?.ToBits(),
            search,
            order?.Field ?? MemberOrderField.Name,
            order?.Direction == OrderDirection.Desc,
            asOf);
        return listing == _plain ? null : listing;
    }

    internal IQueryable<MemberRow> In(OrgsDbContext database, IReadOnlyList<Guid> organizationIds)
        => Sort(Filter(AsOf is { } moment ? MemberRow.Then(database, organizationIds, moment) : MemberRow.Now(database, organizationIds)));

    private IQueryable<MemberRow> Filter(IQueryable<MemberRow> rows)
    {
        if (Roles is { } roleBits)
        {
            var roles = roleBits.FromBits<OrgRole>();
            rows = rows.Where(row => roles.Contains(row.Role));
        }

        if (States is { } stateBits)
        {
            var states = stateBits.FromBits<MembershipState>();
            rows = rows.Where(row => states.Contains(row.State));
        }

        if (Search is null)
        {
            return rows;
        }

        // SQLite knows the upper case of a to z only, PostgreSQL of every letter: the text is looked for in both ways.
        var simple = string.Concat(Search.Select(character => char.IsAsciiLetter(character) ? char.ToUpperInvariant(character) : character));
        var folded = Search.ToUpperInvariant();
#pragma warning disable CA1862 // What it asks for instead does not exist in SQL.
        return AsOf is null
            ? rows.Where(row => row.UserName.ToUpper().Contains(simple) || row.UserName.ToUpper().Contains(folded) || row.NormalizedEmail.Contains(folded))
            : rows.Where(row => row.UserName.ToUpper().Contains(simple) || row.UserName.ToUpper().Contains(folded)); // Whose address is not shown is not found by it.
#pragma warning restore CA1862
    }

    private IOrderedQueryable<MemberRow> Sort(IQueryable<MemberRow> rows)
        => (Field, IsDescending) switch
        {
            (MemberOrderField.Role, false) => rows.OrderBy(row => row.Role).ThenBy(row => row.UserName).ThenBy(row => row.Id),
            (MemberOrderField.Role, true) => rows.OrderByDescending(row => row.Role).ThenBy(row => row.UserName).ThenBy(row => row.Id),
            (MemberOrderField.JoinedAt, false) => rows.OrderBy(row => row.JoinedAt).ThenBy(row => row.UserName).ThenBy(row => row.Id),
            (MemberOrderField.JoinedAt, true) => rows.OrderByDescending(row => row.JoinedAt).ThenBy(row => row.UserName).ThenBy(row => row.Id),
            (_, false) => rows.OrderBy(row => row.UserName).ThenBy(row => row.Id),
            _ => rows.OrderByDescending(row => row.UserName).ThenBy(row => row.Id),
        };
}

/// <summary>One organization's members in one listing.</summary>
public sealed record MemberQuestion(Guid OrganizationId, MemberListing Listing);
