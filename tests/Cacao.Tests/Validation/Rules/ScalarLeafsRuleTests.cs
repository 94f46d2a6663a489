using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class ScalarLeafsRuleTests : RuleTests
{
    [Fact]
    public void Leafs_have_no_selections_and_all_others_have() => ExpectValid<ScalarLeafsRule>("{ book { id author { name } } search { __typename } }");

    [Fact]
    public void Selections_on_a_leaf_are_refused()
        => ExpectErrors<ScalarLeafsRule>(
            "{ book { title { length } keywords { a } } }",
            "1:16 Field \"title\" must not have a selection since type \"String!\" has no subfields.",
            "1:36 Field \"keywords\" must not have a selection since type \"[String!]\" has no subfields.");

    [Fact]
    public void An_object_without_selections_is_refused()
        => ExpectErrors<ScalarLeafsRule>("{ books }", "1:3 Field \"books\" of type \"[Book!]!\" must have a selection of subfields. Did you mean \"books { ... }\"?");
}
