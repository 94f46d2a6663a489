using System.Diagnostics;
using System.Text;
using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Tests.Language;

public sealed class ParserLimitTests
{
    [Fact]
    [Trait("Abuse", "GD-34")]
    public void Too_many_bytes_are_refused_before_anything_is_read()
    {
        var text = new byte[ParserOptions.Default.MaxAllowedBytes + 1];

        Refusal(() => Utf8GraphQLParser.Parse(text)).ShouldBe("The document has 65537 bytes or more, MaxAllowedBytes is 65536.");
        Refusal(() => Utf8GraphQLParser.Parse(new string('#', 65_537))).ShouldBe("The document has 65537 bytes or more, MaxAllowedBytes is 65536.");
        Refusal(() => Utf8GraphQLParser.Parse(new string('é', 40_000))).ShouldBe("The document has 80000 bytes or more, MaxAllowedBytes is 65536.");
    }

    [Fact]
    [Trait("Abuse", "GD-03")]
    [Trait("Abuse", "GD-34")]
    public void Too_many_tokens_are_refused()
    {
        Parse("{ a b c d }", new() { MaxAllowedTokens = 6 });

        Refusal("{ a b c d }", new() { MaxAllowedTokens = 5 }).ShouldBe("The document has 6 tokens or more, MaxAllowedTokens is 5.");
    }

    [Fact]
    public void Comments_are_no_tokens() => Parse("{ # one\n a # two\n } # three", new() { MaxAllowedTokens = 3 });

    [Theory]
    [Trait("Abuse", "GD-03")]
    [InlineData("@a")]
    [InlineData("a ")]
    [InlineData("1 ")]
    [InlineData("{")]
    [InlineData("!")]
    [InlineData("\"\"")]
    public void A_megabyte_of_tokens_is_refused_at_once(string token)
    {
        var text = "{ a(b: [" + string.Concat(Enumerable.Repeat(token, 1_000_000 / token.Length));

        var elapsed = Fastest(() => Should.Throw<SyntaxException>(() => Parse(text, new() { MaxAllowedBytes = int.MaxValue })));

        elapsed.TotalMilliseconds.ShouldBeLessThan(100);
    }

    [Fact]
    [Trait("Abuse", "GD-34")]
    public void Too_many_fields_are_refused_wherever_they_are()
    {
        const string Text = "{ a { b } ...F } fragment F on T { c ... { d } }";

        Parse(Text, new() { MaxAllowedFields = 4 });

        Refusal(Text, new() { MaxAllowedFields = 3 }).ShouldBe("The document has 4 fields or more, MaxAllowedFields is 3.");
    }

    [Fact]
    [Trait("Abuse", "GD-34")]
    public void Too_many_fragments_are_refused()
    {
        const string Text = "{ ...F } fragment F on T { a } fragment G on T { ...F }";

        Parse(Text, new() { MaxAllowedFragments = 2 });

        Refusal(Text, new() { MaxAllowedFragments = 1 }).ShouldBe("The document has 2 fragments or more, MaxAllowedFragments is 1.");
    }

    [Theory]
    [Trait("Abuse", "GD-07")]
    [Trait("Abuse", "GD-34")]
    [InlineData("{ a @x @x @x }")]
    [InlineData("query @x @x @x { a }")]
    [InlineData("query ($v: Int @x @x @x) { a }")]
    [InlineData("{ ...F @x @x @x }")]
    [InlineData("type T @x @x @x { a: Int }")]
    public void Too_many_directives_on_one_node_are_refused(string text)
    {
        Parse(text, new() { MaxAllowedDirectives = 3 });

        Refusal(text, new() { MaxAllowedDirectives = 2 }).ShouldBe("There are 3 directives or more in one place, MaxAllowedDirectives is 2.");
    }

    [Theory]
    [InlineData("{ a { b } }", 2)]
    [InlineData("{ a { b { c } } d { e } }", 3)]
    [InlineData("{ ... { ... { a } } }", 3)]
    [InlineData("{ a(b: [[1], {c: [2]}]) }", 4)]
    [InlineData("query ($v: [[Int]]) { a }", 2)]
    [InlineData("query ($v: [Int] = [1]) { a }", 1)]
    public void Nesting_counts_selection_sets_values_and_list_types(string text, int depth)
    {
        Parse(text, new() { MaxAllowedDepth = depth });

        Refusal(text, new() { MaxAllowedDepth = depth - 1 })
            .ShouldBe($"The document nests {depth} levels deep or more, MaxAllowedDepth is {depth - 1}.");
    }

    public static TheoryData<string, string, string> Nestings => new()
    {
        { "selection sets", "", "{a" },
        { "inline fragments", "{a", "...{" },
        { "list values", "{a(b:", "[" },
        { "object values", "{a(b:", "{c:" },
        { "lists of objects", "{a(b:", "[{c:" },
        { "list types", "query($v:", "[" },
        { "default values", "query($v:T=", "[" },
        { "directive arguments", "{a@d(b:", "{c:" },
        { "list types of fields", "type T{f:", "[" },
        { "default values of input fields", "input T{f:Int=", "{a:" },
    };

    [Theory]
    [Trait("Abuse", "GD-01")]
    [MemberData(nameof(Nestings))]
    public void A_million_levels_are_a_syntax_error_even_on_a_small_stack(string what, string before, string level)
    {
        var text = Encoding.UTF8.GetBytes(before + string.Concat(Enumerable.Repeat(level, 1_000_000)));

        foreach (var depth in (int[])[ParserOptions.Default.MaxAllowedDepth, int.MaxValue])
        {
            var options = ParserOptions.Trusted with { MaxAllowedDepth = depth };
            Exception? error = null;

            var elapsed = Fastest(() => error = OnSmallStack(() => Utf8GraphQLParser.Parse(text, options)));

            error.ShouldBeOfType<SyntaxException>(what).Message.ShouldStartWith("Syntax Error: The document nests ");
            elapsed.TotalMilliseconds.ShouldBeLessThan(100, what);
        }
    }

    [Fact]
    [Trait("Abuse", "GD-01")]
    public void The_deepest_document_allowed_is_parsed_and_printed_on_a_small_stack()
    {
        var levels = ParserOptions.Default.MaxAllowedDepth;
        var text = string.Concat(Enumerable.Repeat("{a", levels)) + new string('}', levels);

        OnSmallStack(() => Utf8GraphQLParser.Parse(text).ToString()).ShouldBeNull();
    }

    [Theory]
    [Trait("Abuse", "GD-04")]
    [InlineData(" ")]
    [InlineData(",")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\uFEFF")]
    [InlineData("#")]
    [InlineData("#\n")]
    [InlineData("# a comment of some length, as people write them\n")]
    public void Megabytes_that_mean_nothing_are_read_in_linear_time_and_without_memory(string ignored)
    {
        var filler = string.Concat(Enumerable.Repeat(ignored, 4_000_000 / ignored.Length));
        var text = Encoding.UTF8.GetBytes(filler + "\n{ a }");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();

        Utf8GraphQLParser.Parse(text, ParserOptions.Trusted);

        watch.ElapsedMilliseconds.ShouldBeLessThan(1_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
    }

    [Theory]
    [Trait("Abuse", "GD-19")]
    [InlineData("\"", "x", "\"")]
    [InlineData("\"", "\\u{1F600}", "\"")]
    [InlineData("\"\"\"", "  line\n", "\"\"\"")]
    [InlineData("\"\"\"", "\\\"\"\"", "\"\"\"")]
    public void A_megabyte_in_one_string_is_read_in_linear_time(string open, string content, string close)
    {
        var text = $"{{ a(b: {open}{string.Concat(Enumerable.Repeat(content, 1_000_000 / content.Length))}{close}) }}";
        var watch = Stopwatch.StartNew();

        Parse(text, ParserOptions.Trusted);

        watch.ElapsedMilliseconds.ShouldBeLessThan(1_000);
    }

    [Fact]
    public void Names_picked_to_collide_cost_no_more_time_than_others()
    {
        var names = Colliding().Take(20_000).ToArray();
        var watch = Stopwatch.StartNew();

        Parse($"{{ {string.Join(' ', names)} {string.Join(' ', names)} }}", ParserOptions.Trusted);

        watch.ElapsedMilliseconds.ShouldBeLessThan(500);
    }

    [Fact]
    public void Random_documents_are_parsed_or_refused_and_nothing_else()
    {
        string[] pieces =
        [
            "{", "}", "(", ")", "[", "]", "!", "$", "&", "...", ":", "=", "@", "|", " ", "\n", "\r", ",", "\uFEFF", "#c\n", "a", "on", "query",
            "mutation", "fragment F on T", "type T", "enum E", "input", "union U =", "schema", "extend", "directive @d on FIELD", "interface",
            "1", "-0.5e3", "\"s\"", "\"\\u{1F600}\"", "\"\"\"b\n  c\"\"\"", "true", "null", "\\", "\"", "é", "\uD800",
        ];
        var random = new Random(20_250_901);

        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));

            try
            {
                var printed = Utf8GraphQLParser.Parse(text).ToString();

                Utf8GraphQLParser.Parse(printed).ToString().ShouldBe(printed);
            }
            catch (SyntaxException)
            {
            }
        }
    }

    [Fact]
    public void A_document_past_a_limit_has_a_code_of_its_own()
    {
        Should.Throw<SyntaxException>(() => Parse("{ a }", new() { MaxAllowedTokens = 1 })).Code.ShouldBe(ErrorCodes.Server.LimitExceeded);
        Should.Throw<SyntaxException>(() => Parse("{ a }", new() { MaxAllowedBytes = 1 })).Code.ShouldBe(ErrorCodes.Server.LimitExceeded);
        Should.Throw<SyntaxException>(() => Parse("{ a", new())).Code.ShouldBe(ErrorCodes.Server.SyntaxError);
    }

    private static DocumentNode Parse(string text, ParserOptions options) => Utf8GraphQLParser.Parse(text, options);

    private static string Refusal(string text, ParserOptions options) => Refusal(() => Utf8GraphQLParser.Parse(text, options));

    private static string Refusal(Func<DocumentNode> parse)
    {
        var message = Should.Throw<SyntaxException>(() => parse()).Message;

        message.ShouldStartWith("Syntax Error: ");
        return message["Syntax Error: ".Length..];
    }

    private static Exception? OnSmallStack(Action action)
    {
        Exception? error = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (SyntaxException exception)
                {
                    error = exception;
                }
            },
            maxStackSize: 256 * 1024);

        thread.Start();
        thread.Join();
        return error;
    }

    /// <summary>The best of a few runs, so that a busy machine or the compiler's first look cost no test.</summary>
    private static TimeSpan Fastest(Action action)
        => Enumerable.Range(0, 3).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            action();
            return watch.Elapsed;
        });

    /// <summary>Names that fall into the same few places of a table that takes the low bits of FNV-1a.</summary>
    private static IEnumerable<string> Colliding()
    {
        for (var i = 0; ; i++)
        {
            var name = $"n{i}";
            var hash = 2166136261u;

            foreach (var character in name)
            {
                hash = (hash ^ character) * 16777619u;
            }

            if (((hash ^ (hash >> 15)) & 0x3F) == 0)
            {
                yield return name;
            }
        }
    }
}
