using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class FieldsOnCorrectTypeRuleTests : RuleTests
{
    [Theory]
    [InlineData("{ b: book { id title sequel { id } } }")]
    [InlineData("{ __typename __schema { types { name } } __type { name } }")]
    [InlineData("{ search { __typename ... on Book { title } } }")]
    [InlineData("{ ... on Unknown { anything } unknownParent: publication { ... on Nowhere { x } } }")]
    public void Fields_of_the_type_are_known(string document) => ExpectValid<FieldsOnCorrectTypeRule>(document);

    [Fact]
    public void Unknown_fields_are_told_with_those_that_sound_alike()
        => ExpectErrors<FieldsOnCorrectTypeRule>(
            "{ book { titel name: nam } qzx }",
            "1:10 Cannot query field \"titel\" on type \"Book\". Did you mean \"title\"?",
            "1:16 Cannot query field \"nam\" on type \"Book\".",
            "1:28 Cannot query field \"qzx\" on type \"Query\".");

    [Fact]
    public void Fields_of_possible_types_need_a_fragment()
        => ExpectErrors<FieldsOnCorrectTypeRule>(
            "{ publication { issue code } search { id name } }",
            "1:17 Cannot query field \"issue\" on type \"Publication\". Did you mean to use an inline fragment on \"Magazine\"?",
            "1:23 Cannot query field \"code\" on type \"Publication\". Did you mean to use an inline fragment on \"Book\" or \"Magazine\"?",
            "1:39 Cannot query field \"id\" on type \"SearchResult\". Did you mean to use an inline fragment on \"Node\", \"Author\", or \"Book\"?",
            "1:42 Cannot query field \"name\" on type \"SearchResult\". Did you mean to use an inline fragment on \"Author\"?");

    [Fact]
    public void Introspection_starts_at_the_query_type_only()
        => ExpectErrors<FieldsOnCorrectTypeRule>("{ book { __schema { description } } }", "1:10 Cannot query field \"__schema\" on type \"Book\".");
}
