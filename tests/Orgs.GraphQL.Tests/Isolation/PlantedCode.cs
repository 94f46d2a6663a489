using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Orgs.GraphQL.Tests.Isolation;

/// <summary>Code that was never in the product, compiled with the product's references and looked at by the analyzer that looks at the product.</summary>
internal sealed class PlantedCode
{
    private const string Rule = "RS0030";

    private static readonly ImmutableArray<MetadataReference> _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(System.IO.Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> _analyzers = LoadAnalyzer();

    private readonly CSharpCompilation _compilation;

    public PlantedCode(string source)
    {
        _compilation = CSharpCompilation.Create(
            "Planted",
            [CSharpSyntaxTree.ParseText(source)],
            _references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
    }

    /// <summary>The lines that use what these lines of a BannedSymbols.txt ban.</summary>
    public async Task<IReadOnlyList<string>> RefusedLinesAsync(params IEnumerable<string> bannedSymbols)
    {
        var options = new AnalyzerOptions([new BannedSymbolsFile(string.Join('\n', bannedSymbols))]);
        var found = await _compilation.WithAnalyzers(_analyzers, options).GetAnalyzerDiagnosticsAsync();

        return [.. found.Select(diagnostic =>
        {
            diagnostic.Id.ShouldBe(Rule, diagnostic.ToString());
            return diagnostic.Location.SourceTree!.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
        })];
    }

    /// <summary>The ids, as BannedSymbols.txt has them, of the methods that a type has under these names.</summary>
    public IEnumerable<string> MethodsOf(Type type, params string[] names)
        => _compilation.GetTypeByMetadataName(type.FullName!)!.GetMembers().OfType<IMethodSymbol>()
            .Where(method => names.Any(name => method.Name.StartsWith(name, StringComparison.Ordinal)))
            .Select(method => method.GetDocumentationCommentId()!);

    private static ImmutableArray<DiagnosticAnalyzer> LoadAnalyzer()
    {
        var folder = System.IO.Path.Combine(AppContext.BaseDirectory, "analyzers");
        Assembly.LoadFrom(System.IO.Path.Combine(folder, "Microsoft.CodeAnalysis.BannedApiAnalyzers.dll"));
        var assembly = Assembly.LoadFrom(System.IO.Path.Combine(folder, "Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.dll"));
        var type = assembly.GetType("Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.CSharpSymbolIsBannedAnalyzer", throwOnError: true)!;

        return [(DiagnosticAnalyzer)Activator.CreateInstance(type)!];
    }

    private sealed class BannedSymbolsFile(string text) : AdditionalText
    {
        public override string Path => "BannedSymbols.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
