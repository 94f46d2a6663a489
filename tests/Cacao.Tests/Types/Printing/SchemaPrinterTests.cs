using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Types.Printing;

public sealed class SchemaPrinterTests
{
    private const string Everything =
        """"
        "What this is about"
        schema @note(text: "schema") {
          query: Query
          mutation: Mutation
        }

        interface Node {
          id: ID!
        }

        interface Resource implements Node @note(text: "interface") {
          id: ID!
          url: Url @deprecated
        }

        type Mutation {
          save(input: SaveInput!, "Only look" dryRun: Boolean! = false @note(text: "argument")): Query
        }

        """
        Where reading begins.

          Indented, with "quotes" and a \ backslash.
        """
        type Query implements Resource & Node @note(text: "object") @note(text: "again") {
          id: ID!
          url: Url @deprecated
          kinds(of: [Kind!] = [BOTH, ONE]): [Kind] @note(text: "field") @deprecated(reason: "Use kind.")
        }

        union Thing @note(text: "union") = Query | Mutation

        input Choice @note(text: "input") @oneOf {
          a: Int
          b: String
        }

        input SaveInput {
          text: String = "a\tb" @note(text: "input field")
          old: Int = null @deprecated(reason: "")
          choice: Choice
        }

        enum Kind @note(text: "enum") {
          "The first"
          ONE @note(text: "value")
          BOTH @deprecated
        }

        directive @note(text: String!, more: Int = 1) repeatable on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION

        scalar Url @note(text: "scalar") @specifiedBy(url: "https://tools.ietf.org/html/rfc3986")

        """";

    [Fact]
    public void Everything_that_was_defined_is_printed()
        => Create(Everything).Print().ShouldBe(Normalize(Everything));

    [Fact]
    public void What_is_printed_reads_back_the_same()
    {
        var printed = Create(Everything).Print();

        Create(printed).ToString().ShouldBe(printed);
    }

    [Fact]
    public void Types_come_by_kind_and_then_by_name()
        => Create("scalar Z enum Y { A } type Query { c: X b: W a: Z } interface X { i: Y } type B implements X { i: Y } union W = B | Query input V { a: Int }")
            .ToSyntax().Definitions.OfType<TypeSystemNode>().Select(type => type.Name.Value)
            .ShouldBe(["X", "B", "Query", "W", "V", "Y", "Z"]);

    [Fact]
    public void Introspection_and_the_specified_scalars_and_directives_are_left_out()
    {
        var printed = Create("type Query { a: Int b: Float c: ID }").Print();

        printed.ShouldBe(
            """
            schema {
              query: Query
            }

            type Query {
              a: Int
              b: Float
              c: ID
            }

            """);
    }

    [Fact]
    public void Scalars_that_the_engine_brings_are_printed()
    {
        var configuration = SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse("type Query { a: Int }"));
        configuration.Types.OfType<ObjectTypeConfiguration>().Single().Fields.Add(
            new OutputFieldConfiguration { Name = "at", Type = Utf8GraphQLParser.ParseType("DateTime") });

        GraphQLSchema.Create(configuration).Print().ShouldEndWith(
            """

            "A point in time with its offset from UTC, as RFC 3339 writes it."
            scalar DateTime @specifiedBy(url: "https://www.graphql-scalars.com/date-time")

            """);
    }

    [Theory]
    [InlineData("One line")]
    [InlineData("Two\nlines")]
    [InlineData("\nblank first")]
    [InlineData("blank last\n")]
    [InlineData("  all\n  indented")]
    [InlineData("first\n  then indented")]
    [InlineData("with \"\"\" inside\nand more")]
    [InlineData("carriage\r\nreturn")]
    [InlineData("a bell \u0007\nrings")]
    [InlineData("ends with a quote\n\"")]
    [InlineData("ends with a backslash\n\\")]
    [InlineData("")]
    public void Descriptions_read_back_as_they_were(string description)
    {
        var configuration = SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse("type Query { a: Int }"));
        configuration.Types.Single().Description = description;

        var printed = GraphQLSchema.Create(configuration).Print();

        Create(printed).QueryType!.Description.ShouldBe(description);
    }

    private static GraphQLSchema Create(string sdl) => GraphQLSchema.Create(SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse(sdl)));

    private static string Normalize(string sdl) => $"{SyntaxPrinter.Print(Utf8GraphQLParser.Parse(sdl))}\n";
}
