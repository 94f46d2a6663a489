using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class ProvidedRequiredArgumentsRuleTests : RuleTests
{
    [Fact]
    public void Arguments_that_are_nullable_or_have_a_default_may_be_left_out()
        => ExpectValid<ProvidedRequiredArgumentsRule>("{ books { pages } book(id: null) @note(text: \"\") { id } unknown @loud }");

    [Fact]
    public void Others_may_not()
        => ExpectErrors<ProvidedRequiredArgumentsRule>(
            "{ book @note(level: 1) { id } search(txt: \"\") { __typename } }",
            "1:3 Field \"book\" argument \"id\" of type \"ID!\" is required, but it was not provided.",
            "1:8 Directive \"@note\" argument \"text\" of type \"String!\" is required, but it was not provided.",
            "1:31 Field \"search\" argument \"text\" of type \"String!\" is required, but it was not provided.");
}
