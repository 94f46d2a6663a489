using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Validation;

/// <summary>The schema that documents are held against here.</summary>
internal static class Library
{
    private const string Sdl =
        """
        type Query {
          book(id: ID!): Book
          books(filter: BookFilter, first: Int = 10, tags: [String!], genre: Genre): [Book!]!
          search(text: String!): [SearchResult!]!
          publication: Publication
          lookup(by: Lookup!): Book
          echo(value: Json): String
          oldest: Book @deprecated(reason: "Use books.")
          scores(matrix: [[Int]]): Int
        }

        type Mutation {
          lend(input: LendInput!): Book
        }

        type Subscription {
          lent(book: ID): Book
          returned: Book
        }

        interface Node {
          id: ID!
        }

        interface Publication {
          title: String!
          pages(format: Format = POCKET): Int
        }

        type Book implements Publication & Node {
          id: ID!
          title: String!
          pages(format: Format = POCKET): Int
          code: String
          keywords: [String!]
          author: Author!
          sequel: Book
        }

        type Magazine implements Publication {
          title: String!
          pages(format: Format = POCKET): Int
          code: Int
          issue: Int
          keywords: String
          editor: Author
          twin: Magazine
        }

        type Author implements Node {
          id: ID!
          name: String!
          books(first: Int): [Book!]!
        }

        union SearchResult = Book | Author

        enum Genre { NOVEL POETRY ESSAY @deprecated(reason: "Nobody reads them.") }

        enum Format { POCKET LARGE }

        input BookFilter {
          title: String
          genre: Genre
          minPages: Int! = 1
          author: AuthorFilter
          oldCode: String @deprecated(reason: "Codes are gone.")
        }

        input AuthorFilter {
          name: String!
          born: Int
        }

        input LendInput {
          book: ID!
          days: Int
        }

        input Lookup @oneOf {
          id: ID
          code: String
        }

        scalar Json

        directive @note(text: String!, level: Int = 1) repeatable on FIELD | FRAGMENT_SPREAD | QUERY
        directive @once on FIELD | INLINE_FRAGMENT | VARIABLE_DEFINITION
        """;

    public static GraphQLSchema Schema { get; } = GraphQLSchema.Create(SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse(Sdl)));
}
