using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class PossibleFragmentSpreadsRuleTests : RuleTests
{
    [Theory]
    [InlineData("fragment F on Book { ...F ... on Book { id } ... { id } }")]
    [InlineData("fragment F on Book { ... on Publication { title } ... on SearchResult { __typename } }")]
    [InlineData("fragment F on Publication { ... on Magazine { issue } ... on Node { id } ... on SearchResult { __typename } }")]
    [InlineData("fragment F on Publication { ... on Genre { x } ... on Unknown { x } ...Unknown }")]
    public void A_fragment_stands_where_an_object_can_be_of_its_type(string document) => ExpectValid<PossibleFragmentSpreadsRule>(document);

    [Fact]
    public void A_fragment_that_can_never_apply_is_refused()
        => ExpectErrors<PossibleFragmentSpreadsRule>(
            """
            fragment OnBook on Book { ... on Author { name } ...OnMagazine }
            fragment OnMagazine on Magazine { ... on Node { id } ... on SearchResult { __typename } }
            """,
            "1:27 Fragment cannot be spread here as objects of type \"Book\" can never be of type \"Author\".",
            "1:50 Fragment \"OnMagazine\" cannot be spread here as objects of type \"Book\" can never be of type \"Magazine\".",
            "2:35 Fragment cannot be spread here as objects of type \"Magazine\" can never be of type \"Node\".",
            "2:54 Fragment cannot be spread here as objects of type \"Magazine\" can never be of type \"SearchResult\".");
}
