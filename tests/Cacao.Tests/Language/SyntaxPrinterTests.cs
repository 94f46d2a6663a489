using Cacao.Language;

namespace Cacao.Tests.Language;

public sealed class SyntaxPrinterTests
{
    [Theory]
    [InlineData("query{a,b}", "{\n  a\n  b\n}")]
    [InlineData("query Q{a}", "query Q {\n  a\n}")]
    [InlineData("query($a:Int){a}", "query ($a: Int) {\n  a\n}")]
    [InlineData("query@d{a}", "query @d {\n  a\n}")]
    [InlineData("\"d\"query{a}", "\"d\"\nquery {\n  a\n}")]
    [InlineData("subscription{a}", "subscription {\n  a\n}")]
    [InlineData("{...{a}...@x{b}...on T@y{c}}", "{\n  ... {\n    a\n  }\n  ... @x {\n    b\n  }\n  ... on T @y {\n    c\n  }\n}")]
    [InlineData("{a}{b}", "{\n  a\n}\n\n{\n  b\n}")]
    public void Operations_are_laid_out(string text, string printed) => Utf8GraphQLParser.Parse(text).ToString().ShouldBe(printed);

    [Theory]
    [InlineData("type T{a(b:Int c:Int):Int}", "type T {\n  a(b: Int, c: Int): Int\n}")]
    [InlineData("type T{a(\"d\"b:Int c:Int):Int}", "type T {\n  a(\n    \"d\"\n    b: Int\n    c: Int\n  ): Int\n}")]
    [InlineData("type T implements&A&B{a:Int}", "type T implements A & B {\n  a: Int\n}")]
    [InlineData("union U=|A|B", "union U = A | B")]
    [InlineData("directive@d(a:Int=1)repeatable on|FIELD|QUERY", "directive @d(a: Int = 1) repeatable on FIELD | QUERY")]
    [InlineData("extend schema@d{query:Q}", "extend schema @d {\n  query: Q\n}")]
    public void Type_systems_are_laid_out(string text, string printed) => Utf8GraphQLParser.Parse(text).ToString().ShouldBe(printed);

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("\" \\ / \b \f \n \r \t", "\"\\\" \\\\ / \\b \\f \\n \\r \\t\"")]
    [InlineData("\0 \u001F \u007F \u009F \u00A0 é 😀", "\"\\u0000 \\u001F \\u007F \\u009F \u00A0 é 😀\"")]
    public void Strings_are_escaped_where_they_must_be(string value, string printed)
        => new StringValueNode(value).ToString().ShouldBe(printed);

    [Theory]
    [InlineData("", "\"\"\"\"\"\"")]
    [InlineData("short", "\"\"\"short\"\"\"")]
    [InlineData("two\nlines", "\"\"\"\ntwo\nlines\n\"\"\"")]
    [InlineData("first\n  indented", "\"\"\"\nfirst\n  indented\n\"\"\"")]
    [InlineData("  leading", "\"\"\"  leading\"\"\"")]
    [InlineData("quote\"", "\"\"\"\nquote\"\n\"\"\"")]
    [InlineData("slash\\", "\"\"\"\nslash\\\n\"\"\"")]
    [InlineData("a \"\"\" b", "\"\"\"a \\\"\"\" b\"\"\"")]
    [InlineData("at the end\"\"\"", "\"\"\"\nat the end\\\"\"\"\n\"\"\"")]
    public void Block_strings_are_laid_out(string value, string printed)
    {
        new StringValueNode(value, block: true).ToString().ShouldBe(printed);

        Utf8GraphQLParser.ParseValue(printed).ShouldBeOfType<StringValueNode>().Value.ShouldBe(value);
    }

    [Fact]
    public void A_block_string_longer_than_70_characters_stands_on_lines_of_its_own()
    {
        var seventy = new string('x', 70);

        new StringValueNode(seventy, block: true).ToString().ShouldBe($"\"\"\"{seventy}\"\"\"");
        new StringValueNode(seventy + "x", block: true).ToString().ShouldBe($"\"\"\"\n{seventy}x\n\"\"\"");
    }

    [Fact]
    public void The_lines_of_a_block_string_get_the_indentation_of_their_place()
        => Utf8GraphQLParser.Parse("type T { \"\"\"one\n\ntwo\"\"\" a: Int }").ToString()
            .ShouldBe("type T {\n  \"\"\"\n  one\n  \n  two\n  \"\"\"\n  a: Int\n}");

    [Fact]
    public void The_width_of_arguments_is_measured_without_the_indentation_of_their_place()
    {
        var eighty = $"a(b: \"{new string('x', 72)}\")";

        Utf8GraphQLParser.Parse($"{{ c {{ d {{ {eighty} }} }} }}").ToString().ShouldContain(eighty);
        Utf8GraphQLParser.Parse($"{{ c {{ d {{ a{eighty} }} }} }}").ToString().ShouldContain("      aa(\n        b: ");
    }

    [Fact]
    public void Printed_text_has_the_same_tree()
    {
        const string Text = """
            "d" query Q("e" $a: [Int!] = [1, 2] @x) @y(z: {k: [$a, ENUM, null, true, 1.5, "s"]}) { f: g(h: $a) @i { ...J } }
            fragment J on K { l }
            extend type M implements N & O @p { q(r: Int = 1 @s): T @u }
            """;

        var once = Utf8GraphQLParser.Parse(Text).ToString();
        var twice = Utf8GraphQLParser.Parse(once).ToString();

        twice.ShouldBe(once);
        once.ReplaceLineEndings(" ").Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe(Text.ReplaceLineEndings(" ").Replace(" ", "", StringComparison.Ordinal));
    }
}
