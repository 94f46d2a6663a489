using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class FragmentsOnCompositeTypesRuleTests : RuleTests
{
    [Theory]
    [InlineData("fragment F on Book { id }")]
    [InlineData("fragment F on Publication { title ... on Book { id } ... { title } }")]
    [InlineData("fragment F on SearchResult { __typename }")]
    public void Fragments_are_on_types_with_fields(string document) => ExpectValid<FragmentsOnCompositeTypesRule>(document);

    [Fact]
    public void Scalars_enums_and_input_objects_have_none()
        => ExpectErrors<FragmentsOnCompositeTypesRule>(
            """
            fragment A on ID { x }
            fragment B on LendInput { x }
            fragment C on Book { ... on Genre { x } }
            """,
            "1:15 Fragment \"A\" cannot condition on non composite type \"ID\".",
            "2:15 Fragment \"B\" cannot condition on non composite type \"LendInput\".",
            "3:29 Fragment cannot condition on non composite type \"Genre\".");
}
