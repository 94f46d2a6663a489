using System.Text.Json;
using Cacao.Types;

namespace Cacao.Tests.Types.Coercion;

public sealed class JsonInputTests
{
    private static readonly GraphQLSchema Schema = Values.Schema(
        """
        type Query { a(filter: Filter, choice: Choice, any: Any): Int f: Float i: ID }
        input Filter { text: String! = "all" count: Int tags: [String!] inner: Filter kind: Kind required: Boolean! }
        input Choice @oneOf { a: Int b: String }
        enum Kind { ONE TWO }
        scalar Any
        """);

    [Theory]
    [InlineData("Int", "1.0", 1)]
    [InlineData("Int", "1e3", 1000)]
    [InlineData("Int", "-2147483648", int.MinValue)]
    [InlineData("Float", "1", 1.0)]
    [InlineData("ID", "12", "12")]
    [InlineData("ID", "1e3", "1000")]
    [InlineData("ID", "123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("Kind", "\"ONE\"", "ONE")]
    [InlineData("Int", "null", null)]
    public void A_value_of_the_type_is_taken(string type, string json, object? expected)
        => Values.FromJson(Schema, type, json).ShouldBe(expected);

    [Theory]
    [InlineData("Int", "1.5", "Int cannot represent non-integer value: 1.5")]
    [InlineData("Int", "\"1\"", "Int cannot represent non-integer value: \"1\"")]
    [InlineData("Int", "2147483648", "Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Int", "9999999999999999999999999999999999999999", "Int cannot represent non 32-bit signed integer value: 1E+40")]
    [InlineData("Int", "1e400", "Int cannot represent non-integer value: Infinity")]
    [InlineData("Float", "1e400", "Float cannot represent non numeric value: 1e400")]
    [InlineData("Float", "true", "Float cannot represent non numeric value: true")]
    [InlineData("String", "1", "String cannot represent a non string value: 1")]
    [InlineData("String", "\"\\ud800\"", "String cannot represent a non string value: \"\\ud800\"")]
    [InlineData("Boolean", "0", "Boolean cannot represent a non boolean value: 0")]
    [InlineData("ID", "1.5", "ID cannot represent value: 1.5")]
    [InlineData("Kind", "\"one\"", "Value \"one\" does not exist in \"Kind\" enum.")]
    [InlineData("Kind", "0", "Enum \"Kind\" cannot represent non-string value: 0.")]
    [InlineData("Kind", "\"ONE,TWO\"", "Value \"ONE,TWO\" does not exist in \"Kind\" enum.")]
    [InlineData("Kind!", "null", "Expected non-nullable type \"Kind!\" not to be null.")]
    [InlineData("Filter", "[]", "Expected type \"Filter\" to be an object.")]
    public void A_value_of_another_type_is_refused(string type, string json, string error)
        => Values.ErrorsOfJson(Schema, type, json).ShouldBe([error]);

    [Fact]
    public void Fields_that_were_given_and_defaults_make_up_an_object()
    {
        var value = Values.FromJson(Schema, "Filter", """{ "required": true, "inner": { "required": false, "text": "x", "count": null } }""");

        var filter = value.ShouldBeAssignableTo<IReadOnlyDictionary<string, object?>>()!;
        filter["text"].ShouldBe("all");
        filter.ContainsKey("count").ShouldBeFalse();
        var inner = filter["inner"].ShouldBeAssignableTo<IReadOnlyDictionary<string, object?>>()!;
        inner["text"].ShouldBe("x");
        inner.ContainsKey("count").ShouldBeTrue();
        inner["count"].ShouldBeNull();
    }

    [Fact]
    public void Every_error_is_told_with_its_path()
        => Values.ErrorsOfJson(Schema, "[Filter!]", """[{ "required": true }, { "required": 1, "tags": ["a", 2, null], "inner": { "count": "x" }, "other": 1 }]""").ShouldBe(
        [
            "1.required: Boolean cannot represent a non boolean value: 1",
            "1.tags.1: String cannot represent a non string value: 2",
            "1.tags.2: Expected non-nullable type \"String!\" not to be null.",
            "1.inner.count: Int cannot represent non-integer value: \"x\"",
            "1.inner: Field \"required\" of required type \"Boolean!\" was not provided.",
            "1: Field \"other\" is not defined by type \"Filter\".",
        ]);

    [Fact]
    public void A_field_that_is_given_twice_is_refused()
        => Values.ErrorsOfJson(Schema, "Filter", """{ "required": true, "count": 1, "count": 2 }""")
            .ShouldBe(["Field \"count\" is given more than once."]);

    [Fact]
    public void A_name_with_half_a_surrogate_pair_is_unknown()
        => Values.ErrorsOfJson(Schema, "Filter", """{ "required": true, "\ud800": 1 }""").ShouldBe(["Field \"?\" is not defined by type \"Filter\"."]);

    [Fact]
    public void Explicit_null_is_no_default()
        => Values.ErrorsOfJson(Schema, "Filter", """{ "required": true, "text": null }""")
            .ShouldBe(["text: Expected non-nullable type \"String!\" not to be null."]);

    [Theory]
    [InlineData("1", new object?[] { 1 })]
    [InlineData("[1, null]", new object?[] { 1, null })]
    [InlineData("[]", new object?[] { })]
    public void A_single_value_counts_as_a_list_of_one(string json, object?[] expected)
        => Values.FromJson(Schema, "[Int]", json).ShouldBe(expected);

    [Fact]
    public void Single_values_are_wrapped_at_every_level()
        => Values.FromJson(Schema, "[[Int]]", "[1, [2], null]").ShouldBeOfType<object?[]>()
            .ShouldBe(new object?[] { new object?[] { 1 }, new object?[] { 2 }, null });

    [Theory]
    [InlineData("""{ "a": 1 }""", new string[0])]
    [InlineData("""{ }""", new[] { "Exactly one key must be specified for OneOf type \"Choice\"." })]
    [InlineData("""{ "a": 1, "b": "x" }""", new[] { "Exactly one key must be specified for OneOf type \"Choice\"." })]
    [InlineData("""{ "a": 1, "b": null }""", new[] { "Exactly one key must be specified for OneOf type \"Choice\"." })]
    [InlineData("""{ "a": null }""", new[] { "a: Field \"a\" must be non-null." })]
    public void A_oneof_input_takes_exactly_one_field(string json, string[] errors)
        => Values.ErrorsOfJson(Schema, "Choice", json).ShouldBe(errors);

    [Fact]
    public void What_is_nested_too_deep_is_refused()
    {
        var json = string.Concat(Enumerable.Repeat("""{ "required": true, "inner": """, 80)) + "null" + new string('}', 80);
        var element = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 200 }).RootElement;
        Schema.TryGetType("Filter", out var type);
        var errors = new InputErrors();

        InputCoercion.CoerceJson(element, type!, errors);

        errors.Items.Single().Message.ShouldBe("The value has too many lists and objects inside one another.");
    }

    [Fact]
    public void No_more_than_fifty_errors_are_collected()
        => Values.ErrorsOfJson(Schema, "[Int]", $"[{string.Join(',', Enumerable.Repeat("true", 1000))}]").Length.ShouldBe(50);

    [Fact]
    public void Messages_do_not_repeat_objects_which_may_hold_secrets()
        => Values.ErrorsOfJson(Schema, "String", """{ "password": "secret" }""").ShouldBe(["String cannot represent a non string value: {…}"]);
}
