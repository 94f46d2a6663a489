using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class NoFragmentCyclesRuleTests : RuleTests
{
    [Fact]
    public void A_fragment_may_be_spread_twice()
        => ExpectValid<NoFragmentCyclesRule>("fragment A on Book { ...B ... { ...B } } fragment B on Book { ...C } fragment C on Book { id ...Unknown }");

    [Fact]
    public void A_fragment_does_not_spread_itself()
        => ExpectErrors<NoFragmentCyclesRule>("fragment A on Book { sequel { ... { ...A } } }", "1:37 Cannot spread fragment \"A\" within itself.");

    [Fact]
    public void A_cycle_is_told_once_with_all_its_spreads()
        => ExpectErrors<NoFragmentCyclesRule>(
            """
            fragment A on Book { ...B }
            fragment B on Book { ...C }
            fragment C on Book { ...A }
            fragment D on Book { ...A }
            """,
            "1:22 2:22 3:22 Cannot spread fragment \"A\" within itself via \"B\", \"C\".");

    [Fact]
    public void Cycles_that_share_fragments_are_told_apart()
        => ExpectErrors<NoFragmentCyclesRule>(
            """
            fragment A on Book { ...B ...C }
            fragment B on Book { ...A }
            fragment C on Book { ...A ...C }
            """,
            "1:22 2:22 Cannot spread fragment \"A\" within itself via \"B\".",
            "1:27 3:22 Cannot spread fragment \"A\" within itself via \"C\".",
            "3:27 Cannot spread fragment \"C\" within itself.");

    [Fact]
    public void Fragments_of_one_name_are_one_here()
        => ExpectErrors<NoFragmentCyclesRule>(
            """
            fragment A on Book { ...A }
            fragment A on Book { ...A }
            """,
            "1:22 Cannot spread fragment \"A\" within itself.");
}
