using System.Diagnostics;
using System.Text;
using Cacao.Language;
using Cacao.Planning;
using Cacao.Types;
using Cacao.Validation;

namespace Cacao.Tests.Validation.Limits;

/// <summary>
/// The time of parsing, validating and planning grows with the text and not faster, in each family of attacks, with every limit switched
/// off. The bound is generous, for other tests run beside these; the slope itself is told in the output.
/// </summary>
public sealed class GrowthTests(ITestOutputHelper output)
{
    private const int Doublings = 6;
    private const double AllowedSlope = 1.5;

    private static readonly DocumentValidator Validator = new(
        new ValidationOptions { MaxAllowedWork = int.MaxValue, MaxExecutionDepth = null, MaxIntrospectionDepth = null });

    private static readonly Dictionary<string, (int Size, Func<int, string> Text)> Families = new()
    {
        ["GD-01 depth"] = (20, n => $"{{ oldest {Repeat(n, _ => "{ sequel ")} {{ id }} {new string('}', n + 1)}"),
        ["GD-01 nested values"] = (20, n => $"{{ echo(value: {new string('[', n)}{new string(']', n)}) }}"),
        ["GD-03 directives"] = (500, n => $"{{ __typename {Repeat(n, _ => "@a")} }}"),
        ["GD-03 names"] = (500, n => $"{{ {Repeat(n, i => $"n{i} ")} }}"),
        ["GD-03 numbers"] = (500, n => $"{{ echo(value: [{Repeat(n, i => $"{i} ")}]) }}"),
        ["GD-03 punctuation"] = (500, n => $"{{ echo(value: [{Repeat(n, _ => "{}")}]) }}"),
        ["GD-04 whitespace"] = (20_000, n => $"{{ __typename {new string(' ', n)} }}"),
        ["GD-04 comments"] = (2_000, n => $"{{ __typename {Repeat(n, _ => "# c\n")} }}"),
        ["GD-05 aliases"] = (200, n => $"{{ {Repeat(n, i => $"a{i}: oldest {{ id }} ")} }}"),
        ["GD-06 one field"] = (200, n => $"{{ {Repeat(n, _ => "oldest { id } ")} }}"),
        ["GD-07 unknown directives"] = (300, n => $"{{ __typename {Repeat(n, i => $"@d{i} ")} }}"),
        ["GD-08 cycle"] = (100, n => $"{{ ...F0 }} {Repeat(n, i => $"fragment F{i} on Query {{ ...F{(i + 1) % n} }} ")}"),
        ["GD-08 unused fragments"] = (100, n => $"{{ __typename }} {Repeat(n, i => $"fragment F{i} on Query {{ __typename }} ")}"),
        ["GD-09 fan-out"] = (25, n => $"{{ ...F0 }} {Repeat(n, i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} ")} fragment F{n} on Query {{ __typename }}"),
        ["GD-10 inline fragments"] = (20, n => $"{{ publication {{ {Repeat(n, i => $"... on {(i % 2 == 0 ? "Book" : "Magazine")} {{ {Repeat(20, j => $"f{j % 7}: title ")} }} ")} }} }}"),
        ["GD-10 named fragments"] = (20, n => $"{{ publication {{ {Repeat(n, i => $"...F{i} ")} }} }} {Repeat(n, i => $"fragment F{i} on Book {{ {Repeat(10, j => $"a{j}: sequel {{ id }} ")} }} ")}"),
        ["GD-12 introspection"] = (10, n => $"{{ __schema {{ types {Repeat(n, _ => "{ fields { type ")} {{ name }} {Repeat(n, _ => "} }")} }} }}"),
        ["GD-18 variables"] = (100, n => $"query ({Repeat(n, i => $"$v{i}: Int ")}) {{ echo(value: [{Repeat(n, i => $"$v{i} ")}]) }}"),
        ["GD-19 long number"] = (5_000, n => $"{{ echo(value: {new string('9', n)}) }}"),
        ["GD-19 block string"] = (5_000, n => $"{{ echo(value: \"\"\"{Repeat(n, _ => "  a\n")}\"\"\") }}"),
        ["GD-20 mistakes"] = (300, n => $"{{ {Repeat(n, i => $"u{i}(a: $b) ")} }}"),
    };

    public static TheoryData<string> Names => [.. Families.Keys];

    [Theory]
    [Trait("Abuse", "GD-01")]
    [Trait("Abuse", "GD-03")]
    [Trait("Abuse", "GD-04")]
    [Trait("Abuse", "GD-05")]
    [Trait("Abuse", "GD-06")]
    [Trait("Abuse", "GD-07")]
    [Trait("Abuse", "GD-08")]
    [Trait("Abuse", "GD-09")]
    [Trait("Abuse", "GD-10")]
    [Trait("Abuse", "GD-12")]
    [Trait("Abuse", "GD-18")]
    [Trait("Abuse", "GD-19")]
    [Trait("Abuse", "GD-20")]
    [MemberData(nameof(Names))]
    public void Time_grows_with_the_text(string name)
    {
        var (size, text) = Families[name];
        var slope = double.MaxValue;

        // somebody else's work beside one measurement must not fail it
        for (var tries = 0; tries < 4 && slope > AllowedSlope; tries++)
        {
            slope = Math.Min(slope, Slope([.. Enumerable.Range(0, Doublings + 1).Select(doubling => Measure(text(size << doubling)))]));
        }

        output.WriteLine($"{name}: slope {slope:0.00}");
        slope.ShouldBeLessThan(AllowedSlope, name);
    }

    /// <summary>Bytes of the text and the least time of some runs.</summary>
    private static (double Bytes, double Time) Measure(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var best = TimeSpan.MaxValue;
        var total = Stopwatch.StartNew();

        for (var runs = 0; runs < 3 || (runs < 200 && total.ElapsedMilliseconds < 30); runs++)
        {
            var watch = Stopwatch.StartNew();
            Process(utf8);
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        return (utf8.Length, best.TotalMicroseconds);
    }

    private static void Process(byte[] utf8)
    {
        var options = ParserOptions.Trusted with { MaxAllowedDepth = int.MaxValue };

        try
        {
            var document = Utf8GraphQLParser.Parse(utf8, options);

            if (Validator.Validate(Library.Schema, document).Count == 0)
            {
                var planning = new PlanningOptions { MaxSelections = int.MaxValue, MaxAliasesOfOneField = int.MaxValue };
                OperationPlanner.Plan(Library.Schema, document, (OperationDefinitionNode)document.Definitions[0], planning, _ => new NotRun());
            }
        }
        catch (Exception exception) when (exception is SyntaxException or PlanningLimitException)
        {
            // refused, which is an answer too: the depth of the thread's stack
        }
    }

    /// <summary>How the logarithm of the time rises with that of the size: the least squares' line.</summary>
    private static double Slope((double Bytes, double Time)[] points)
    {
        var (x, y) = (points.Average(point => Math.Log(point.Bytes)), points.Average(point => Math.Log(point.Time)));

        return points.Sum(point => (Math.Log(point.Bytes) - x) * (Math.Log(point.Time) - y))
            / points.Sum(point => Math.Pow(Math.Log(point.Bytes) - x, 2));
    }

    private static string Repeat(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));

    private sealed class NotRun : PreparedField;
}
