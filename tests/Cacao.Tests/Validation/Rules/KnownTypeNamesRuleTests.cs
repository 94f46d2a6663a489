using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class KnownTypeNamesRuleTests : RuleTests
{
    [Fact]
    public void Types_of_the_schema_are_known()
        => ExpectValid<KnownTypeNamesRule>("query ($a: [ID!]!, $b: LendInput) { ... on Query { __typename } ...F } fragment F on Book { id }");

    [Fact]
    public void Unknown_types_are_told_with_those_that_sound_alike()
        => ExpectErrors<KnownTypeNamesRule>(
            """
            query ($a: [Lendinput!]) { ... on Quality { __typename } }
            fragment F on Bock { id }
            """,
            "1:13 Unknown type \"Lendinput\". Did you mean \"LendInput\"?",
            "1:35 Unknown type \"Quality\".",
            "2:15 Unknown type \"Bock\". Did you mean \"Book\"?");
}
