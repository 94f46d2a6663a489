using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class UniqueVariableNamesRuleTests : RuleTests
{
    [Fact]
    public void Operations_do_not_share_variables() => ExpectValid<UniqueVariableNamesRule>("query A($a: ID, $b: ID) { __typename } query B($a: Int) { __typename }");

    [Fact]
    public void All_places_of_a_repeated_variable_are_told()
        => ExpectErrors<UniqueVariableNamesRule>(
            "query ($a: ID, $b: ID, $a: Int, $a: [ID]) { __typename }",
            "1:9 1:25 1:34 There can be only one variable named \"$a\".");
}
