using System.Text.RegularExpressions;

namespace Orgs.GraphQL.Tests.Documentation;

/// <summary>docs/errors.md has every code that the sources have, and no others.</summary>
[NoDatabase]
public sealed partial class ErrorCodeTests
{
    private const string Responses = "Codes of the response";
    private const string Refusals = "Codes of refusals";
    private const string Start = "When the server does not start";

    /// <summary>Written like a code, and something else.</summary>
    private static readonly string[] _noCodes = ["OTEL_EXPORTER_OTLP_ENDPOINT"];

    [Fact]
    public void Every_code_of_a_response_is_documented_and_every_documented_one_exists()
        => Documented(Responses).Concat(Documented(Start)).Order(StringComparer.Ordinal)
            .ShouldBe(EngineCodes().Values.Concat(ApplicationCodes()).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_code_of_a_refusal_is_documented_and_every_documented_one_exists()
        => Documented(Refusals).Order(StringComparer.Ordinal)
            .ShouldBe(SchemaFile.Read().EnumValues("ErrorCode").Order(StringComparer.Ordinal));

    [Fact]
    public void The_engine_has_no_code_that_nothing_answers_with()
    {
        var sources = string.Concat(Sources("src/Cacao").Where(file => !file.EndsWith("ErrorCodes.cs", StringComparison.Ordinal)).Select(File.ReadAllText));

        EngineCodes().GroupBy(code => code.Value, code => code.Key)
            .Where(names => !names.Append($"\"{names.Key}\"").Any(name => sources.Contains(name, StringComparison.Ordinal)))
            .Select(names => names.Key)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_row_says_what_happened_and_what_to_do()
        => Rows(Responses).Concat(Rows(Refusals)).Where(row => row.Trim('|').Split('|').Any(string.IsNullOrWhiteSpace)).ShouldBeEmpty();

    private static IEnumerable<string> Documented(string section) => Rows(section).Select(row => Row().Match(row).Groups[1].Value);

    private static IEnumerable<string> Rows(string section)
        => File.ReadAllText(Repository.PathOf("docs/errors.md"))
            .Split("\n## ").Single(part => part.StartsWith(section, StringComparison.Ordinal))
            .Split('\n').Where(line => Row().IsMatch(line));

    /// <summary>The engine's codes by the name that its sources use.</summary>
    private static Dictionary<string, string> EngineCodes()
    {
        var codes = new Dictionary<string, string>();
        var group = "";
        foreach (var line in File.ReadLines(Repository.PathOf("src/Cacao/Errors/ErrorCodes.cs")))
        {
            group = Group().Match(line) is { Success: true } found ? found.Groups[1].Value : group;
            if (Constant().Match(line) is { Success: true } constant)
            {
                codes.Add($"ErrorCodes.{group}.{constant.Groups[1].Value}", constant.Groups[2].Value);
            }
        }

        return codes;
    }

    private static IEnumerable<string> ApplicationCodes()
        => Sources("src/Orgs.GraphQL").SelectMany(file => Literal().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Except(_noCodes);

    private static IEnumerable<string> Sources(string folder)
        => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{System.IO.Path.DirectorySeparatorChar}obj{System.IO.Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex("^\\| `([A-Z0-9_]+)` \\|")]
    private static partial Regex Row();

    [GeneratedRegex("static class (\\w+)")]
    private static partial Regex Group();

    [GeneratedRegex("const string (\\w+) = \"([A-Z0-9_]+)\"")]
    private static partial Regex Constant();

    [GeneratedRegex("\"([A-Z]+(?:_[A-Z]+)+)\"")]
    private static partial Regex Literal();
}
