using System.Text;
using Cacao.Language;

namespace Cacao.Tests.Language;

public sealed class Utf8LexerTests
{
    [Fact]
    public void Every_punctuator_is_a_token_of_its_own()
        => KindsOf("!$&()...:=@[]{|}").ShouldBe("! $ & ( ) ... : = @ [ ] { | } <EOF>");

    [Fact]
    public void Byte_order_marks_white_space_line_ends_and_commas_part_tokens_and_mean_nothing()
        => KindsOf("\uFEFF,a\t,,b\r\nc\r\uFEFFd \n").ShouldBe("Name Name Name Name <EOF>");

    [Fact]
    public void Comments_are_tokens_that_end_with_their_line()
        => ValuesOf("# one\n#two\r#\n\"#three\"").ShouldBe([" one", "two", "", "#three"]);

    [Theory]
    [InlineData("0", "Int")]
    [InlineData("-0", "Int")]
    [InlineData("90071992547409931234567890", "Int")]
    [InlineData("0.0", "Float")]
    [InlineData("-1.25", "Float")]
    [InlineData("1e5", "Float")]
    [InlineData("1E-05", "Float")]
    [InlineData("6.02e+23", "Float")]
    public void A_number_is_kept_as_written(string text, string kind)
    {
        KindsOf(text).ShouldBe($"{kind} <EOF>");
        ValuesOf(text).ShouldBe([text]);
    }

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"plain\"", "plain")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t")]
    [InlineData("\"\\u0041\\u00e9\\uFFFF\"", "Aé\uFFFF")]
    [InlineData("\"\\u{41}\\u{1F600}\\u{0010FFFF}\"", "A😀\U0010FFFF")]
    [InlineData("\"\\uD83D\\uDE00\"", "😀")]
    [InlineData("\"é 名 😀\"", "é 名 😀")]
    [InlineData("\"before \\n between é \\t after\"", "before \n between é \t after")]
    public void A_string_has_its_escapes_resolved(string text, string value) => ValuesOf(text).ShouldBe([value]);

    [Fact]
    public void Escapes_are_resolved_in_long_strings_too()
    {
        var text = string.Concat(Enumerable.Repeat("é\\u{1F600}\\n", 1_000));

        ValuesOf($"\"{text}\"").ShouldBe([string.Concat(Enumerable.Repeat("é😀\n", 1_000))]);
    }

    [Theory]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\"one\"\"\"", "one")]
    [InlineData("\"\"\"\n  one\n    two\n\n  three\n\"\"\"", "one\n  two\n\nthree")]
    [InlineData("\"\"\"first\r\n   second\r   third\n\"\"\"", "first\nsecond\nthird")]
    [InlineData("\"\"\"no \\n escapes \\u0041\"\"\"", "no \\n escapes \\u0041")]
    [InlineData("\"\"\"quotes \\\"\"\" and \"\" inside\"\"\"", "quotes \"\"\" and \"\" inside")]
    [InlineData("\"\"\"\\\\\"\"\" \"\"\"", "\\\"\"\" ")]
    public void A_block_string_has_its_indentation_removed(string text, string value)
    {
        KindsOf(text).ShouldBe("BlockString <EOF>");
        ValuesOf(text).ShouldBe([value]);
    }

    [Fact]
    [Trait("Abuse", "GD-19")]
    public void Invalid_utf8_is_refused_at_its_first_byte()
    {
        foreach (byte[] invalid in (byte[][])[[0xFF], [0x80], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98]])
        {
            foreach (var place in (string[])["{ é ", "{ a # é", "{ a(b: \"é", "{ a(b: \"\"\"é"])
            {
                byte[] text = [.. Encoding.UTF8.GetBytes(place.Replace("{ é", "{ e", StringComparison.Ordinal)), .. invalid, .. "\"\"\") }"u8];

                var error = Should.Throw<SyntaxException>(() => Utf8GraphQLParser.Parse(text));

                error.Message.ShouldStartWith("Syntax Error: Invalid character");
                error.Location.ShouldBe(new Location(1, place.Length + 1));
            }
        }
    }

    [Fact]
    [Trait("Abuse", "GD-19")]
    public void Half_a_surrogate_pair_in_a_dotnet_string_is_refused_at_its_place()
    {
        var error = Should.Throw<SyntaxException>(() => Utf8GraphQLParser.Parse("{ a(b: \"😀\uD83D\") }"));

        error.Message.ShouldBe("Syntax Error: Invalid character within String: U+D83D.");
        error.Location.ShouldBe(new Location(1, 11));
    }

    [Fact]
    [Trait("Abuse", "GD-19")]
    public void A_control_character_between_tokens_is_refused()
        => Should.Throw<SyntaxException>(() => Utf8GraphQLParser.Parse("{ a\0 }")).Message.ShouldBe("Syntax Error: Unexpected character: U+0000.");

    private static string KindsOf(string text) => string.Join(' ', Tokens(text).Select(token => token.Kind.Text));

    private static List<string> ValuesOf(string text) => [.. Tokens(text).Select(token => token.Value).OfType<string>()];

    private static List<(TokenKind Kind, string? Value)> Tokens(string text)
    {
        var tokens = new List<(TokenKind, string?)>();
        var lexer = new Utf8Lexer(Encoding.UTF8.GetBytes(text));
        Token token;

        do
        {
            token = lexer.Next();
            tokens.Add((token.Kind, lexer.ReadValue(token)));
        }
        while (token.Kind != TokenKind.EndOfFile);

        return tokens;
    }
}
