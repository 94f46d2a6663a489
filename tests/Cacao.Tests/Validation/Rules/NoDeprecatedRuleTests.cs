using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class NoDeprecatedRuleTests : RuleTests
{
    [Fact]
    public void What_is_not_deprecated_may_be_used() => ExpectValid<NoDeprecatedRule>("{ books(genre: NOVEL, filter: { title: \"\" }) { id } }");

    [Fact]
    public void Deprecated_fields_values_and_input_fields_are_told()
        => ExpectErrors<NoDeprecatedRule>(
            "{ oldest { id } books(genre: ESSAY, filter: { oldCode: \"\" }) { id } }",
            "1:3 The field Query.oldest is deprecated. Use books.",
            "1:30 The enum value \"Genre.ESSAY\" is deprecated. Nobody reads them.",
            "1:47 The input field BookFilter.oldCode is deprecated. Codes are gone.");
}
