using Cacao.Schema;
using Cacao.Types;

namespace Cacao.Tests.Schema.Objects;

public sealed class ObjectTypeTests
{
    [Fact]
    public void Members_become_fields_with_the_nullability_of_C_sharp()
    {
        var printed = TestSchema.Of(typeof(BookQueries)).Print();

        printed.ShouldBe(
            """
            schema {
              query: Query
            }

            type Author {
              id: UUID!
              name: String!
              books: [Book!]!
            }

            type Book {
              title: String!
              subtitle: String
              pages: Int!
              rating: Float
              publishedAt: DateTime!
              genre: Genre!
              tags: [String!]!
              notes: [String]
              homePage: URL
              url: String!
              author: Author!
              isLongerThan(pages: Int!): Boolean!
            }

            type Query {
              book(title: String!, exact: Boolean! = true): Book
              books(genre: Genre = SCIENCE_FICTION): [Book!]!
            }

            enum Genre {
              NOVEL
              SCIENCE_FICTION
              DIY
            }

            "A point in time with its offset from UTC, as RFC 3339 writes it."
            scalar DateTime @specifiedBy(url: "https://www.graphql-scalars.com/date-time")

            scalar URL @specifiedBy(url: "https://tools.ietf.org/html/rfc3986")

            scalar UUID @specifiedBy(url: "https://tools.ietf.org/html/rfc4122")
            """);
    }

    [Fact]
    public void A_class_for_a_type_adds_fields_replaces_members_and_configures_the_rest()
    {
        var printed = TestSchema.Of(typeof(ShelfQueries), typeof(ShelfNode)).Print("Shelf");

        printed.ShouldBe(
            """
            "Where books stand."
            type Shelf {
              name: String!
              owner: Owner!
              bookCount(minimumPages: Int! = 0): Int!
            }
            """);
    }

    [Fact]
    public async Task Fields_are_resolved_from_properties_methods_and_resolvers()
    {
        var json = await TestSchema.Of(typeof(ShelfQueries), typeof(ShelfNode)).Execute("{ shelf { name owner { name } bookCount(minimumPages: 2) } }");

        json.ShouldBe("""{"data":{"shelf":{"name":"A","owner":{"name":"Ann"},"bookCount":5}}}""");
    }
}

[QueryType]
public static partial class BookQueries
{
    public static Task<Book?> GetBookAsync(string title, bool exact = true) => Task.FromResult<Book?>(null);

    public static IReadOnlyList<Book> GetBooks(Genre? genre = Genre.ScienceFiction) => [];
}

public sealed record Book(string Title, string? Subtitle, int Pages, double? Rating, DateTimeOffset PublishedAt, Genre Genre)
{
    public List<string> Tags { get; } = [];

    public string?[]? Notes { get; }

    public Uri? HomePage { get; }

    public string URL { get; } = "";

    public required Author Author { get; init; }

    [GraphQLIgnore]
    public string Secret { get; } = "";

    public bool IsLongerThan(int pages) => Pages > pages;

    public void Burn()
    {
    }
}

public sealed class Author
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public IEnumerable<Book> GetBooks() => [];
}

public enum Genre { Novel, ScienceFiction, DIY }

[QueryType]
public static partial class ShelfQueries
{
    public static Shelf GetShelf() => new() { Name = "A", OwnerId = 7 };
}

public sealed class Shelf
{
    public required string Name { get; init; }

    public int OwnerId { get; init; }

    public string? Secret { get; init; }
}

public sealed record Owner(string Name);

[ObjectType<Shelf>]
public static partial class ShelfNode
{
    static partial void Configure(IObjectTypeDescriptor<Shelf> descriptor)
    {
        descriptor.Description("Where books stand.");
        descriptor.Ignore(shelf => shelf.Secret);
    }

    [BindMember(nameof(Shelf.OwnerId))]
    public static Owner GetOwner([Parent] Shelf shelf) => new(shelf.OwnerId == 7 ? "Ann" : "?");

    public static async Task<int> GetBookCountAsync([Parent] Shelf shelf, IResolverContext context, int minimumPages = 0)
    {
        await Task.Yield();
        return shelf.OwnerId - context.ArgumentValue<int>("minimumPages");
    }
}
