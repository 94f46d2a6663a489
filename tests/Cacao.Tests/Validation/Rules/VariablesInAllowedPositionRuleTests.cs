using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class VariablesInAllowedPositionRuleTests : RuleTests
{
    [Theory]
    [InlineData("query ($a: ID!) { book(id: $a) { id } }")]
    [InlineData("query ($a: ID = 1) { book(id: $a) { id } }")]
    [InlineData("query ($a: Int!) { books(first: $a) { id } }")]
    [InlineData("query ($a: [String!]!) { books(tags: $a) { id } }")]
    [InlineData("query ($a: String!) { books(tags: [$a]) { id } }")]
    [InlineData("query ($a: Int) { books(filter: { minPages: $a }) { id } }")]
    [InlineData("query ($a: ID!) { lookup(by: { id: $a }) { id } }")]
    [InlineData("query ($a: Int) { echo(value: { any: [$a] }) }")]
    [InlineData("query ($a: Unknown) { book(id: $a) { id } }")]
    public void A_variable_fits_its_place(string document) => ExpectValid<VariablesInAllowedPositionRule>(document);

    [Fact]
    public void Types_that_differ_do_not_fit()
        => ExpectErrors<VariablesInAllowedPositionRule>(
            """
            query ($a: Int, $b: [String], $c: ID, $d: [ID!]) {
              books(tags: $b, genre: $a) { id }
              book(id: $c) { id ...F }
            }
            fragment F on Book { sequel @include(if: $d) { id } }
            """,
            "1:17 2:15 Variable \"$b\" of type \"[String]\" used in position expecting type \"[String!]\".",
            "1:8 2:26 Variable \"$a\" of type \"Int\" used in position expecting type \"Genre\".",
            "1:31 3:12 Variable \"$c\" of type \"ID\" used in position expecting type \"ID!\".",
            "1:39 5:42 Variable \"$d\" of type \"[ID!]\" used in position expecting type \"Boolean!\".");

    [Fact]
    public void A_default_of_null_stands_in_for_nothing()
        => ExpectErrors<VariablesInAllowedPositionRule>(
            "query ($a: ID = null) { book(id: $a) { id } }",
            "1:8 1:34 Variable \"$a\" of type \"ID\" used in position expecting type \"ID!\".");

    [Fact]
    public void The_one_field_of_a_OneOf_object_cannot_be_null()
        => ExpectErrors<VariablesInAllowedPositionRule>(
            "query ($a: ID = 1) { lookup(by: { id: $a }) { id } }",
            "1:8 1:39 Variable \"$a\" is of type \"ID\" but must be non-nullable to be used for OneOf Input Object \"Lookup\".");
}
