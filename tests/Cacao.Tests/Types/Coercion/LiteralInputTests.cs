using Cacao.Types;

namespace Cacao.Tests.Types.Coercion;

public sealed class LiteralInputTests
{
    private static readonly GraphQLSchema Schema = Values.Schema(
        """
        type Query { a(filter: Filter, choice: Choice, any: Any): Int f: Float i: ID }
        input Filter { text: String = "all" count: Int! tags: [String!] }
        input Choice @oneOf { a: Int b: String }
        enum Kind { ONE TWO }
        scalar Any
        """);

    [Theory]
    [InlineData("Int", "12", 12)]
    [InlineData("Float", "12", 12.0)]
    [InlineData("ID", "12", "12")]
    [InlineData("Kind", "TWO", "TWO")]
    [InlineData("String", "\"\"\"\n  block\n\"\"\"", "block")]
    public void A_literal_of_the_type_is_taken(string type, string literal, object expected)
        => Values.FromLiteral(Schema, type, literal).ShouldBe(expected);

    [Theory]
    [InlineData("Int", "1.0", "Int cannot represent non-integer value: 1.0")]
    [InlineData("Int", "2147483648", "Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Float", "1e400", "Float cannot represent non numeric value: 1e400")]
    [InlineData("ID", "1.0", "ID cannot represent a non-string and non-integer value: 1.0")]
    [InlineData("Kind", "\"ONE\"", "Enum \"Kind\" cannot represent non-enum value: \"ONE\".")]
    [InlineData("Kind", "THREE", "Value \"THREE\" does not exist in \"Kind\" enum.")]
    [InlineData("Filter", "{ count: 1, other: 2 }", "Field \"other\" is not defined by type \"Filter\".")]
    [InlineData("Filter", "{ count: 1, count: 2 }", "Field \"count\" is given more than once.")]
    [InlineData("Filter", "{ text: \"x\" }", "Field \"count\" of required type \"Int!\" was not provided.")]
    [InlineData("[Filter]", "[{ count: 1, tags: [\"a\", 1] }]", "0.tags.1: String cannot represent a non string value: 1")]
    public void A_literal_of_another_type_is_refused(string type, string literal, string error)
        => Values.ErrorsOfLiteral(Schema, type, literal).ShouldBe([error]);

    [Fact]
    public void Variables_stand_for_their_values()
    {
        var variables = Values.Variables(Schema, "$n: Int!, $tags: [String!], $t: String!", """{ "n": 1, "tags": "x", "t": "y" }""");

        var value = (IReadOnlyDictionary<string, object?>)Values.FromLiteral(Schema, "Filter", "{ count: $n, tags: $tags, text: $t }", variables)!;

        value["count"].ShouldBe(1);
        value["tags"].ShouldBe(new object?[] { "x" });
        value["text"].ShouldBe("y");
    }

    [Fact]
    public void A_variable_that_was_not_given_leaves_its_field_out()
    {
        var variables = Values.Variables(Schema, "$t: String, $tags: [String!]", "{}");

        var value = (IReadOnlyDictionary<string, object?>)Values.FromLiteral(Schema, "Filter", "{ count: 1, text: $t, tags: $tags }", variables)!;

        value["text"].ShouldBe("all");
        value.ContainsKey("tags").ShouldBeFalse();
    }

    [Fact]
    public void A_variable_that_was_not_given_is_null_in_a_list()
    {
        var variables = Values.Variables(Schema, "$a: Int", "{}");

        Values.FromLiteral(Schema, "[Int]", "[1, $a]", variables).ShouldBe(new object?[] { 1, null });
        Values.ErrorsOfLiteral(Schema, "[Int!]", "[1, $a]", variables).ShouldBe(["1: Variable \"$a\" was not provided a runtime value."]);
    }

    [Theory]
    [InlineData("{ a: $a }", "{}", "Exactly one key must be specified for OneOf type \"Choice\".")]
    [InlineData("{ a: $a }", """{ "a": null }""", "a: Field \"a\" must be non-null.")]
    [InlineData("{ a: $a, b: \"x\" }", "{}", "Exactly one key must be specified for OneOf type \"Choice\".")]
    public void Variables_do_not_get_around_the_oneof_rule(string literal, string json, string error)
        => Values.ErrorsOfLiteral(Schema, "Choice", literal, Values.Variables(Schema, "$a: Int", json)).ShouldBe([error]);

    [Fact]
    public void Variables_inside_an_untyped_value_are_put_in()
    {
        var variables = Values.Variables(Schema, "$a: Filter, $b: Int = 7, $c: Int", """{ "a": { "count": 1, "tags": ["x"] } }""");

        var value = (Dictionary<string, object?>)Values.FromLiteral(Schema, "Any", "{ a: [$a], b: $b, c: $c, d: null }", variables)!;

        value.Keys.ShouldBe(["a", "b", "d"]);
        value["b"].ShouldBe(7);
        var inner = (Dictionary<string, object?>)((object?[])value["a"]!)[0]!;
        inner["count"].ShouldBe(1);
        inner["tags"].ShouldBe(new object?[] { "x" });
    }
}
