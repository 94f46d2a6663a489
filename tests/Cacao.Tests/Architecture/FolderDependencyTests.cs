using System.Text.RegularExpressions;

namespace Cacao.Tests.Architecture;

public sealed partial class FolderDependencyTests
{
    /// <summary>The stages of a request, from what knows least to what knows all.</summary>
    private static readonly string[] Folders =
    [
        "Language",
        "Errors",
        "DataLoading",
        "Types",
        "Schema",
        "Paging",
        "Validation",
        "Planning",
        "CostAnalysis",
        "Execution",
        "Http",
        "DependencyInjection",
    ];

    public static TheoryData<string> FolderNames => [.. Folders];

    [Theory]
    [MemberData(nameof(FolderNames))]
    public void A_folder_of_the_engine_uses_only_folders_above_it(string folder)
    {
        var allowed = Folders.TakeWhile(other => other != folder).Append(folder).ToHashSet();

        var offences = Sources.In($"src/Cacao/{folder}")
            .SelectMany(file => NamedFolders(file.Text).Where(name => !allowed.Contains(name)).Select(name => $"{folder}/{file.Path} uses {name}"));

        offences.ShouldBeEmpty();
    }

    [Fact]
    public void The_engine_has_no_other_folders()
    {
        var folders = Sources.In("src/Cacao").Select(file => file.Path.Split('/')[0]).Distinct();

        folders.ShouldBe(Folders, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(FolderNames))]
    public void Namespaces_follow_folders(string folder)
    {
        // extension methods stand where the reader of Program.cs has their namespace already
        var isForeign = folder == "DependencyInjection";

        var offences = Sources.In($"src/Cacao/{folder}")
            .Select(file => (file.Path, Namespace: Declaration().Match(file.Text).Groups["name"].Value))
            .Where(file => !(file.Namespace == $"Cacao.{folder}"
                || (isForeign && file.Namespace.StartsWith("Microsoft.", StringComparison.Ordinal))))
            .Select(file => $"{folder}/{file.Path} declares {file.Namespace}");

        offences.ShouldBeEmpty();
    }

    [Fact]
    public void The_engine_never_names_the_application()
    {
        var offences = Sources.In("src/Cacao").Concat(Sources.In("src/Cacao.Generators")).Where(file => Application().IsMatch(file.Text)).Select(file => file.Path);

        offences.ShouldBeEmpty();
    }

    [Fact]
    public void The_application_builds_on_either_engine_with_the_same_sources()
    {
        var offences = Sources.In("src/Orgs.GraphQL").Where(file => EngineSpecific().IsMatch(file.Text)).Select(file => file.Path);

        offences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("using Cacao.Http;", "Http")]
    [InlineData("using static Cacao.Http.Refusals;", "Http")]
    [InlineData("using Path = Cacao.Errors.Path;", "Errors")]
    [InlineData("var x = new Cacao.Execution.RequestExecutor();", "Execution")]
    [InlineData("var x = new global::Cacao.Execution.RequestExecutor();", "Execution")]
    [InlineData("throw new Errors.GraphQLException(message);", "Errors")]
    [InlineData("List<Planning.Selection> selections", "Planning")]
    public void The_search_sees_every_way_to_name_a_folder(string code, string folder)
        => NamedFolders($"namespace Cacao.Language;\n{code}").ShouldContain(folder);

    [Theory]
    [InlineData("/// <see cref=\"Http.Refusal\"/>")]
    [InlineData("// Http.Refusal is another story")]
    [InlineData("context.Execution.Start();")]
    [InlineData("public Execution Execution { get; }")]
    public void The_search_does_not_see_what_only_looks_like_it(string code)
        => NamedFolders($"namespace Cacao.Language;\n{code}").ShouldNotContain(name => name == "Http" || name == "Execution");

    private static IEnumerable<string> NamedFolders(string text)
    {
        var code = Comment().Replace(text, "");

        return Qualified().Matches(code).Select(match => match.Groups["folder"].Value)
            .Concat(Relative().Matches(code).Select(match => match.Groups["folder"].Value))
            .Distinct()
            .Where(Folders.Contains);
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![\w.""])Cacao\.(?<folder>\w+)")]
    private static partial Regex Qualified();

    /// <summary>A type named from a neighbouring namespace, where C# takes the folder's name alone: <c>new Errors.Error</c>, <c>&lt;Planning.Selection&gt;</c>.</summary>
    [GeneratedRegex(@"(?:\bnew |\btypeof\(|[<(,]\s*)(?<folder>\w+)\.[A-Z]\w*(?=[\s<>(),\[?])")]
    private static partial Regex Relative();

    [GeneratedRegex(@"\bOrgs\b")]
    private static partial Regex Application();

    [GeneratedRegex(@"^\s*#if\b|\bCacao\b", RegexOptions.Multiline)]
    private static partial Regex EngineSpecific();
}
