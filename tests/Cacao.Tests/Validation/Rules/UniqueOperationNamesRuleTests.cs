using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class UniqueOperationNamesRuleTests : RuleTests
{
    [Fact]
    public void Operations_with_names_of_their_own_are_told_apart()
        => ExpectValid<UniqueOperationNamesRule>("query A { __typename } mutation B { __typename } { __typename } fragment A on Query { __typename }");

    [Fact]
    public void Every_repetition_is_told_with_the_first()
        => ExpectErrors<UniqueOperationNamesRule>(
            """
            query A { __typename }
            mutation A { __typename }
            subscription A { lent { id } }
            """,
            "1:7 2:10 There can be only one operation named \"A\".",
            "1:7 3:14 There can be only one operation named \"A\".");
}
