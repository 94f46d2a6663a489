using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class KnownFragmentNamesRuleTests : RuleTests
{
    [Fact]
    public void Fragments_of_the_document_are_known() => ExpectValid<KnownFragmentNamesRule>("{ ...F ... { ...F } } fragment F on Query { __typename }");

    [Fact]
    public void Others_are_not()
        => ExpectErrors<KnownFragmentNamesRule>(
            "{ ...F } fragment G on Query { ...H @note(text: \"\") }",
            "1:6 Unknown fragment \"F\".",
            "1:35 Unknown fragment \"H\".");
}
