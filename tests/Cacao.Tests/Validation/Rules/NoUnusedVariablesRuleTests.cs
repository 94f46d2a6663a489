using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class NoUnusedVariablesRuleTests : RuleTests
{
    [Fact]
    public void Variables_may_be_used_in_fragments_values_and_directives()
        => ExpectValid<NoUnusedVariablesRule>("query ($a: ID!, $b: String, $c: Boolean!) { ...F @include(if: $c) } fragment F on Query { book(id: $a) { id } books(filter: { title: $b }) { id } }");

    [Fact]
    public void Unused_variables_are_told()
        => ExpectErrors<NoUnusedVariablesRule>(
            """
            query A($a: ID!, $b: ID!) { book(id: $a) { id } }
            query ($c: ID!) { __typename }
            fragment F on Query { book(id: $c) { id } }
            """,
            "1:18 Variable \"$b\" is never used in operation \"A\".",
            "2:8 Variable \"$c\" is never used.");
}
