using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class SingleFieldSubscriptionsRuleTests : RuleTests
{
    [Theory]
    [InlineData("subscription { lent { id } }")]
    [InlineData("subscription { lent { id } ...F } fragment F on Subscription { lent { title } ...F }")]
    [InlineData("subscription { ... on Subscription { lent { id } } ... { lent { title } } }")]
    [InlineData("query { book { id } oldest { id } }")]
    [InlineData("subscription { lent { id title @skip(if: true) } }")]
    public void One_field_is_subscribed_to(string document) => ExpectValid<SingleFieldSubscriptionsRule>(document);

    [Fact]
    public void A_second_field_is_one_too_many_wherever_it_stands()
        => ExpectErrors<SingleFieldSubscriptionsRule>(
            """
            subscription Both {
              lent { id }
              ... { again: lent { id } }
              ...F
            }
            fragment F on Subscription { returned { id } }
            """,
            "3:9 6:30 Subscription \"Both\" must select only one top level field.");

    [Fact]
    public void The_first_field_is_the_one_that_is_executed_first()
        => ExpectErrors<SingleFieldSubscriptionsRule>(
            "subscription { ...F lent { id } } fragment F on Subscription { returned { id } }",
            "1:21 Anonymous Subscription must select only one top level field.");

    [Fact]
    public void Introspection_cannot_be_subscribed_to()
        => ExpectErrors<SingleFieldSubscriptionsRule>("subscription { __typename }", "1:16 Anonymous Subscription must not select an introspection top level field.");

    [Fact]
    public void Whether_the_field_is_there_cannot_depend_on_variables()
        => ExpectErrors<SingleFieldSubscriptionsRule>(
            "subscription ($off: Boolean!) { lent @skip(if: $off) { id } ... @include(if: $off) { lent { id } } }",
            "1:38 1:65 Anonymous Subscription must not use \"@skip\" or \"@include\" on its top level field.");
}
