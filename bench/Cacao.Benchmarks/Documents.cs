using System.Text;
using Cacao.Language;
using Cacao.Tests.Validation;
using Cacao.Types;

namespace Cacao.Benchmarks;

/// <summary>The measured documents and the schema they are for.</summary>
internal static class Documents
{
    public const string Me =
        """
        query Me {
          me {
            id
            email
            name
            personalAccount { id name }
            organizations(first: 20) {
              totalCount
              pageInfo { hasNextPage endCursor }
              edges { cursor role node { id name slug } }
            }
          }
        }
        """;

    public const string Introspection = IntrospectionQuery.Text;

    public static GraphQLSchema Schema { get; } = GraphQLSchema.Create(
        SchemaConfiguration.FromDocument(
            Utf8GraphQLParser.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schema.graphql")), ParserOptions.Trusted)));

    /// <summary>A document of 50 KB within the limits of the server: many operations of a middling size.</summary>
    public static string Large { get; } = CreateLarge();

    public static byte[] Get(string name) => Encoding.UTF8.GetBytes(name switch
    {
        "me" => Me,
        "introspection" => Introspection,
        _ => Large,
    });

    private static string CreateLarge()
    {
        var text = new StringBuilder();

        for (var number = 0; text.Length < 50_000; number++)
        {
            text.Append(
                $$"""
                query Organizations{{number}}($first: Int! = 20, $withEmail: Boolean = true) {
                  me {
                    ...Person{{number}}
                    organizations(first: $first) {
                      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                      edges { cursor role membership { id } node { id name slug version createdAt } }
                    }
                  }
                }

                # what is shown of a person wherever a person is shown
                fragment Person{{number}} on User {
                  id
                  name
                  email @include(if: $withEmail)
                  personalAccount { id displayName: name }
                }


                """);
        }

        return text.ToString();
    }
}
