using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class UniqueDirectivesPerLocationRuleTests : RuleTests
{
    [Fact]
    public void Repeatable_and_unknown_directives_may_be_repeated()
        => ExpectValid<UniqueDirectivesPerLocationRule>("{ a: __typename @note(text: \"a\") @note(text: \"b\") @loud @loud b: __typename @once c: __typename @once }");

    [Fact]
    public void Others_are_told_with_the_first()
        => ExpectErrors<UniqueDirectivesPerLocationRule>(
            "{ __typename @once @skip(if: true) @once @once }",
            "1:14 1:36 The directive \"@once\" can only be used once at this location.",
            "1:14 1:42 The directive \"@once\" can only be used once at this location.");
}
