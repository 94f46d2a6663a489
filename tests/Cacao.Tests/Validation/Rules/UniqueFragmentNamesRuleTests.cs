using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class UniqueFragmentNamesRuleTests : RuleTests
{
    [Fact]
    public void Fragments_with_names_of_their_own_are_told_apart()
        => ExpectValid<UniqueFragmentNamesRule>("query A { ...A ...B } fragment A on Query { __typename } fragment B on Query { __typename }");

    [Fact]
    public void Every_repetition_is_told_with_the_first()
        => ExpectErrors<UniqueFragmentNamesRule>(
            """
            fragment A on Book { id }
            fragment A on Book { title }
            """,
            "1:10 2:10 There can be only one fragment named \"A\".");
}
