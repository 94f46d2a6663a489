using System.Text.Json;
using Cacao.Errors;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Types.Coercion;

public sealed class OperationVariablesTests
{
    private static readonly GraphQLSchema Schema = Values.Schema(
        """
        type Query { a(filter: Filter): Int }
        input Filter { count: Int! inner: Filter list: [Filter] }
        """);

    [Fact]
    public void Given_values_and_defaults_are_told_from_what_was_not_given()
    {
        var values = Values.Variables(Schema, "$a: Int, $b: Int = 2, $c: Int = 3, $d: Int, $e: Int = 5", """{ "a": 1, "c": null, "d": null, "other": true }""");

        values.Names.ShouldBe(["a", "b", "c", "d", "e"]);
        Value(values, "a").ShouldBe(1);
        Value(values, "b").ShouldBe(2);
        Value(values, "c").ShouldBeNull();
        Value(values, "d").ShouldBeNull();
        Value(values, "e").ShouldBe(5);
    }

    [Fact]
    public void A_variable_that_was_not_given_has_no_value()
        => Values.Variables(Schema, "$a: Int", "{}").TryGetValue("a", out _).ShouldBeFalse();

    [Fact]
    public void Errors_carry_message_code_place_and_path()
    {
        var error = ErrorsOf("$filter: Filter!", """{ "filter": { "count": 1, "list": [{ "count": "x" }] } }""").Single();

        error.Message.ShouldBe("Variable \"$filter\" got invalid value \"x\" at \"filter.list[0].count\"; Int cannot represent non-integer value: \"x\"");
        error.Code.ShouldBe("HC0016");
        error.Locations!.Single().ShouldBe(new Location(1, 8));
        error.Extensions!["variable"].ShouldBe("filter");
        ((IReadOnlyList<object>)error.Extensions["inputPath"]!).ShouldBe(["list", 0, "count"]);
    }

    [Theory]
    [InlineData("$a: Int!", "{}", "Variable \"$a\" of required type \"Int!\" was not provided.")]
    [InlineData("$a: Int!", "null", "Variable \"$a\" of required type \"Int!\" was not provided.")]
    [InlineData("$a: Int! = 1", "{ \"a\": null }", "Variable \"$a\" of non-null type \"Int!\" must not be null.")]
    [InlineData("$a: Int", "[]", "Variables must be given as a JSON object.")]
    [InlineData("$a: Query", "{}", "Variable \"$a\" expected value of type \"Query\" which cannot be used as an input type.")]
    [InlineData("$a: [Missing!]", "{}", "Variable \"$a\" expected value of type \"[Missing!]\" which cannot be used as an input type.")]
    public void What_is_wrong_with_a_variable_is_told(string definitions, string json, string message)
        => ErrorsOf(definitions, json).Single().Message.ShouldBe(message);

    [Fact]
    public void Errors_of_all_variables_are_told()
        => ErrorsOf("$a: Int, $b: Int, $c: Int", """{ "a": "x", "b": 1, "c": true }""").Count.ShouldBe(2);

    [Fact]
    public void After_fifty_errors_there_is_one_more_that_says_so()
    {
        var errors = ErrorsOf("$a: [Int], $b: [Int]", $$"""{ "a": [{{string.Join(',', Enumerable.Repeat("\"x\"", 60))}}], "b": ["x"] }""");

        errors.Count.ShouldBe(51);
        errors[^1].Message.ShouldBe("Too many errors processing variables, error limit reached. Execution aborted.");
    }

    [Fact]
    public void Many_variables_are_found_as_few_are()
    {
        var definitions = string.Join(' ', Enumerable.Range(0, 20).Select(index => $"$v{index}: Int"));
        var values = Values.Variables(Schema, definitions, """{ "v3": 3, "\ud800": 0, "v19": 18, "v19": 19 }""");

        Value(values, "v3").ShouldBe(3);
        Value(values, "v19").ShouldBe(19);
        values.TryGetValue("v4", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_name_with_half_a_surrogate_pair_is_no_variable()
        => Value(Values.Variables(Schema, "$a: Int", """{ "\ud800": 0, "a": 1 }"""), "a").ShouldBe(1);

    private static object? Value(VariableValues values, string name)
    {
        values.TryGetValue(name, out var value).ShouldBeTrue();

        return value;
    }

    private static IReadOnlyList<IError> ErrorsOf(string definitions, string json)
    {
        var document = Utf8GraphQLParser.Parse($"query ({definitions}) {{ __typename }}");
        var variables = OperationVariables.Create(Schema, document, (OperationDefinitionNode)document.Definitions[0]);

        variables.TryCoerce(JsonDocument.Parse(json).RootElement, out _, out var errors).ShouldBeFalse();

        return errors!;
    }
}
