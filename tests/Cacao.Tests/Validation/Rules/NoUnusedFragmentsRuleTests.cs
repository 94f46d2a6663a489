using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class NoUnusedFragmentsRuleTests : RuleTests
{
    [Fact]
    public void A_fragment_may_be_used_through_others()
        => ExpectValid<NoUnusedFragmentsRule>("query A { ...F } query B { ...H } fragment F on Query { ...G } fragment G on Query { ...F } fragment H on Query { __typename }");

    [Fact]
    public void Fragments_that_only_use_each_other_are_not_used()
        => ExpectErrors<NoUnusedFragmentsRule>(
            """
            { ...Unknown __typename }
            fragment F on Query { ...G }
            fragment G on Query { ...F }
            """,
            "2:1 Fragment \"F\" is never used.",
            "3:1 Fragment \"G\" is never used.");

    [Fact]
    public void A_name_that_is_used_is_used_for_all_fragments_that_have_it()
        => ExpectValid<NoUnusedFragmentsRule>("{ ...F } fragment F on Query { __typename } fragment F on Query { __typename }");
}
