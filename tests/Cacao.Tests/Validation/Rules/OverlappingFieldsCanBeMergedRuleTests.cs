using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class OverlappingFieldsCanBeMergedRuleTests : RuleTests
{
    [Theory]
    [InlineData("{ book(id: 1) { id id } book(id: 1) { id title } }")]
    [InlineData("query ($a: ID!) { book(id: $a) { id } book(id: $a) { id } }")]
    [InlineData("{ books(filter: { title: \"a\", genre: NOVEL }, first: 1) { id } books(first: 1, filter: { genre: NOVEL, title: \"a\" }) { id } }")]
    [InlineData("{ publication { ... on Book { x: id } ... on Magazine { y: title } } }")]
    [InlineData("{ publication { title ... on Book { pages(format: LARGE) } ... on Magazine { pages(format: POCKET) } } }")]
    [InlineData("{ publication { ... on Book { a: author { name } } ... on Magazine { b: editor { name } } } }")]
    [InlineData("{ ...F ...F ... { ...F } } fragment F on Query { book(id: 1) { ...G } } fragment G on Book { sequel { ...G } id }")]
    [InlineData("{ a: unknown { x } a: unknown { y } }")]
    public void Fields_that_ask_for_the_same_are_merged(string document) => ExpectValid<OverlappingFieldsCanBeMergedRule>(document);

    [Fact]
    public void Different_fields_do_not_share_a_name()
        => ExpectErrors<OverlappingFieldsCanBeMergedRule>(
            "{ a: book(id: 1) { id } a: oldest { id } }",
            $"1:3 1:25 Fields \"a\" conflict because \"book\" and \"oldest\" are different fields. {UseAliases}");

    [Theory]
    [InlineData("{ book(id: 1) { id } book(id: 2) { id } }", "1:3 1:22")]
    [InlineData("{ book(id: 1) { id } book { id } }", "1:3 1:22")]
    [InlineData("{ book(id: 1) { id } book(id: \"1\") { id } }", "1:3 1:22")]
    [InlineData("{ book(id: $a) { id } book(id: $b) { id } }", "1:3 1:23")]
    [InlineData("{ book(id: [1, 2]) { id } book(id: [2, 1]) { id } }", "1:3 1:27")]
    [InlineData("{ book(id: { a: 1 }) { id } book(id: { a: 1, b: 1 }) { id } }", "1:3 1:29")]
    public void Different_arguments_do_not_share_a_name(string document, string places)
        => ExpectErrors<OverlappingFieldsCanBeMergedRule>(document, $"{places} Fields \"book\" conflict because they have differing arguments. {UseAliases}");

    [Fact]
    public void A_conflict_inside_names_the_fields_around_it()
        => ExpectErrors<OverlappingFieldsCanBeMergedRule>(
            "{ book(id: 1) { sequel { x: id } } book(id: 1) { sequel { x: title } } }",
            $"1:3 1:17 1:26 1:36 1:50 1:59 Fields \"book\" conflict because subfields \"sequel\" conflict because subfields \"x\" conflict because \"id\" and \"title\" are different fields. {UseAliases}");

    [Fact]
    public void Fields_of_different_objects_need_the_same_shape()
        => ExpectErrors<OverlappingFieldsCanBeMergedRule>(
            "{ publication { ... on Book { code keywords x: author { y: name } } ... on Magazine { code keywords x: editor { y: name } } } }",
            $"1:31 1:87 Fields \"code\" conflict because they return conflicting types \"String\" and \"Int\". {UseAliases}",
            $"1:36 1:92 Fields \"keywords\" conflict because they return conflicting types \"[String!]\" and \"String\". {UseAliases}",
            $"1:45 1:101 Fields \"x\" conflict because they return conflicting types \"Author!\" and \"Author\". {UseAliases}");

    [Fact]
    public void Shapes_are_compared_below_fields_that_never_meet()
        => ExpectErrors<OverlappingFieldsCanBeMergedRule>(
            "{ publication { ... on Book { x: sequel { y: title } } ... on Magazine { x: twin { y: issue } } } }",
            $"1:31 1:43 1:74 1:84 Fields \"x\" conflict because subfields \"y\" conflict because they return conflicting types \"String!\" and \"Int\". {UseAliases}");

    [Fact]
    public void Conflicts_are_found_through_fragments()
        => ExpectErrors<OverlappingFieldsCanBeMergedRule>(
            """
            { ...A ...B }
            fragment A on Query { ...C }
            fragment B on Query { x: book(id: 1) { id } }
            fragment C on Query { x: oldest { id } }
            """,
            $"4:23 3:23 Fields \"x\" conflict because \"oldest\" and \"book\" are different fields. {UseAliases}");

    [Fact]
    public void Conflicts_in_an_unused_fragment_are_told_too()
        => ExpectErrors<OverlappingFieldsCanBeMergedRule>(
            "{ __typename } fragment F on Book { x: id x: title }",
            $"1:37 1:43 Fields \"x\" conflict because \"id\" and \"title\" are different fields. {UseAliases}");

    private const string UseAliases = "Use different aliases on the fields to fetch both if this was intentional.";
}
