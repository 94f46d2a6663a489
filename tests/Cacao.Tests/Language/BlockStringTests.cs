using Cacao.Language;

namespace Cacao.Tests.Language;

public sealed class BlockStringTests
{
    [Fact]
    public void The_indentation_in_common_goes()
        => BlockString.Dedent(["", "    Dear all,", "      the office is closed.", "    Bye"])
            .ShouldBe(["Dear all,", "  the office is closed.", "Bye"]);

    [Fact]
    public void The_first_line_neither_counts_nor_loses_its_indentation()
        => BlockString.Dedent(["    first", "  second"]).ShouldBe(["    first", "second"]);

    [Fact]
    public void Blank_lines_go_at_either_end_and_stay_between()
        => BlockString.Dedent(["", "  ", "  one", "", "  two", "\t", ""]).ShouldBe(["one", "", "two"]);

    [Fact]
    public void A_blank_line_shorter_than_the_indentation_becomes_empty()
        => BlockString.Dedent(["", "    one", " ", "    two"]).ShouldBe(["one", "", "two"]);

    [Fact]
    public void A_blank_line_longer_than_the_indentation_keeps_the_rest()
        => BlockString.Dedent(["", "  one", "    ", "  two"]).ShouldBe(["one", "  ", "two"]);

    [Fact]
    public void A_tab_counts_as_one_character()
        => BlockString.Dedent(["", "\t  one", "\ttwo"]).ShouldBe(["  one", "two"]);

    [Fact]
    public void Only_spaces_and_tabs_are_indentation()
        => BlockString.Dedent(["", "\u00A0 one", "\u00A0 two"]).ShouldBe(["\u00A0 one", "\u00A0 two"]);

    [Fact]
    public void Nothing_but_blank_lines_is_nothing() => BlockString.Dedent(["", "  ", "\t"]).ShouldBeEmpty();
}
