using System.Reflection;
using System.Text.RegularExpressions;

namespace Orgs.GraphQL.Tests.Documentation;

/// <summary>docs/behaviour.md says what the server does and which tests say so; this holds both sides together.</summary>
[NoDatabase]
public sealed partial class BehaviourTableTests
{
    private const string Trait = "Behaviour";

    private static readonly ILookup<string, string> _tests = TestsById();
    private static readonly Dictionary<string, string[]> _rows = Rows();

    [Fact]
    public void Every_line_of_the_table_has_a_test_that_carries_its_id()
        => _rows.Keys.Where(id => !_tests.Contains(id)).ShouldBeEmpty();

    [Fact]
    public void Every_test_that_carries_an_id_is_about_a_line_of_the_table()
        => _tests.Select(tests => tests.Key).Where(id => !_rows.ContainsKey(id)).ShouldBeEmpty();

    [Fact]
    public void Every_test_that_the_table_names_is_there_and_carries_the_id()
        => _rows.SelectMany(row => row.Value.Where(test => !_tests[row.Key].Contains(test)).Select(test => $"{row.Key}: {test}")).ShouldBeEmpty();

    [Fact]
    public void Every_line_names_a_test() => _rows.Where(row => row.Value.Length == 0).Select(row => row.Key).ShouldBeEmpty();

    private static Dictionary<string, string[]> Rows()
        => File.ReadLines(Repository.PathOf("docs/behaviour.md"))
            .Select(line => RowPattern().Match(line))
            .Where(row => row.Success)
            .ToDictionary(
                row => row.Groups[1].Value,
                row => TestPattern().Matches(row.Groups[2].Value).Select(test => test.Groups[1].Value).ToArray());

    private static ILookup<string, string> TestsById()
        => typeof(BehaviourTableTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .SelectMany(method => Ids(method).Select(id => (Id: id, Test: $"{type.Name}.{method.Name}")))
                .Concat(Ids(type).Select(id => (Id: id, Test: type.Name))))
            .ToLookup(pair => pair.Id, pair => pair.Test);

    private static IEnumerable<string> Ids(MemberInfo member)
        => member.GetCustomAttributes<TraitAttribute>(inherit: false).Where(trait => trait.Name == Trait).Select(trait => trait.Value);

    [GeneratedRegex(@"^\| ([A-Z]\d*(?:-\d+)?) \| .* \| (.*) \|$")]
    private static partial Regex RowPattern();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex TestPattern();
}
