using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class VariablesAreInputTypesRuleTests : RuleTests
{
    [Fact]
    public void Variables_are_scalars_enums_and_input_objects()
        => ExpectValid<VariablesAreInputTypesRule>("query ($a: ID, $b: [[Genre!]]!, $c: LendInput, $d: Unknown) { __typename }");

    [Fact]
    public void Variables_are_no_objects()
        => ExpectErrors<VariablesAreInputTypesRule>(
            "query ($a: Book, $b: [SearchResult!]!, $c: Publication) { __typename }",
            "1:12 Variable \"$a\" cannot be non-input type \"Book\".",
            "1:22 Variable \"$b\" cannot be non-input type \"[SearchResult!]!\".",
            "1:44 Variable \"$c\" cannot be non-input type \"Publication\".");
}
