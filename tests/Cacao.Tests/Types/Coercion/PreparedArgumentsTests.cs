using Cacao.Errors;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Types.Coercion;

public sealed class PreparedArgumentsTests
{
    private static readonly GraphQLSchema Schema = Values.Schema("type Query { f(a: Int, b: Int! = 2, c: String!, d: [Int] = [1]): Int }");

    private static readonly InputFieldCollection Definitions = Schema.QueryType!.Fields["f"].Arguments;

    [Fact]
    public void Constant_arguments_are_coerced_once()
    {
        var arguments = Prepare("c: \"x\", a: 1");

        arguments.IsConstant.ShouldBeTrue();
        var values = arguments.Coerce(VariableValues.Empty);
        values.ShouldBe([new InputFieldValue(1, true), new InputFieldValue(2, true), new InputFieldValue("x", true), values[3]]);
        values[3].Value.ShouldBe(new object?[] { 1 });
        arguments.Coerce(VariableValues.Empty).ShouldBeSameAs(values);
    }

    [Fact]
    public void An_argument_that_was_not_given_is_not_set()
        => Prepare("c: \"x\"").Coerce(VariableValues.Empty)[0].ShouldBe(default);

    [Fact]
    public void Null_is_given_where_it_was_written()
        => Prepare("c: \"x\", a: null").Coerce(VariableValues.Empty)[0].ShouldBe(new InputFieldValue(null, true));

    [Fact]
    public void Variables_are_coerced_per_request()
    {
        var arguments = Prepare("c: $c, a: $a, b: $b");

        arguments.IsConstant.ShouldBeFalse();
        arguments.Coerce(Values.Variables(Schema, "$a: Int, $b: Int, $c: String!", """{ "c": "x" }""")).Take(3)
            .ShouldBe([default, new InputFieldValue(2, true), new InputFieldValue("x", true)]);
        arguments.Coerce(Values.Variables(Schema, "$a: Int, $b: Int, $c: String!", """{ "c": "y", "a": null, "b": 3 }""")).Take(3)
            .ShouldBe([new InputFieldValue(null, true), new InputFieldValue(3, true), new InputFieldValue("y", true)]);
    }

    [Theory]
    [InlineData("", "{}", "Argument \"c\" of required type \"String!\" was not provided.")]
    [InlineData("c: null", "{}", "Argument \"c\" of non-null type \"String!\" must not be null.")]
    [InlineData("c: $s", "{}", "Argument \"c\" of required type \"String!\" was provided the variable \"$s\" which was not provided a runtime value.")]
    [InlineData("c: \"x\", b: $n", """{ "n": null }""", "Argument \"b\" of non-null type \"Int!\" must not be null.")]
    [InlineData("c: 1", "{}", "Argument \"c\" has invalid value 1; String cannot represent a non string value: 1")]
    [InlineData("c: \"x\", d: [1, \"y\"]", "{}", "Argument \"d\" has an invalid value at \"d[1]\"; Int cannot represent non-integer value: \"y\"")]
    public void What_is_wrong_is_told_when_the_field_is_executed(string arguments, string json, string message)
    {
        var prepared = Prepare(arguments);

        var exception = Should.Throw<ArgumentCoercionException>(() => prepared.Coerce(Values.Variables(Schema, "$s: String, $n: Int", json)));

        exception.Message.ShouldBe(message);
        (exception.Node is null).ShouldBe(arguments.Length == 0);
    }

    [Fact]
    public void A_formatter_has_the_last_word_about_a_value()
    {
        var configuration = SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse("type Query { f(id: ID!): Int }"));
        configuration.Types.OfType<ObjectTypeConfiguration>().Single().Fields[0].Arguments[0].Formatter =
            value => int.TryParse((string)value!, out var id) ? id : throw new GraphQLException("No such id.");
        var definitions = GraphQLSchema.Create(configuration).QueryType!.Fields["f"].Arguments;

        PreparedArguments.Create(definitions, Arguments("id: \"12\"")).Coerce(VariableValues.Empty)[0].Value.ShouldBe(12);
        Should.Throw<GraphQLException>(() => PreparedArguments.Create(definitions, Arguments("id: \"x\"")).Coerce(VariableValues.Empty))
            .Message.ShouldBe("No such id.");
    }

    private static PreparedArguments Prepare(string arguments) => PreparedArguments.Create(Definitions, Arguments(arguments));

    private static System.Collections.Immutable.ImmutableArray<ArgumentNode> Arguments(string arguments)
    {
        var document = Utf8GraphQLParser.Parse(arguments.Length == 0 ? "{ f }" : $"{{ f({arguments}) }}");

        return ((FieldNode)((OperationDefinitionNode)document.Definitions[0]).SelectionSet.Selections[0]).Arguments;
    }
}
