using System.Text;
using Cacao.Language;

namespace Cacao.Tests.Language;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("ab", 1, 3)]
    [InlineData("a\n", 2, 1)]
    [InlineData("a\rb", 2, 2)]
    [InlineData("a\r\nbc", 2, 3)]
    [InlineData("a\n\rb\n", 4, 1)]
    [InlineData("é名", 1, 3)]
    [InlineData("😀", 1, 3)]
    [InlineData("\uFEFF", 1, 2)]
    [InlineData("a\u2028\u000B\u0085b", 1, 6)]
    public void A_place_is_a_line_and_a_column_of_utf16_units(string before, int line, int column)
    {
        var source = new SourceText(Encoding.UTF8.GetBytes(before + "{"));

        source.GetLocation(Encoding.UTF8.GetByteCount(before)).ShouldBe(new Location(line, column));
    }

    [Fact]
    public void A_place_past_the_end_is_the_end()
        => new SourceText("a\nb"u8.ToArray()).GetLocation(100).ShouldBe(new Location(2, 2));
}
