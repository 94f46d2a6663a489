using System.Collections.Immutable;
using Cacao.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacao.Tests.Generators;

/// <summary>Runs the generator over source text, as the application's compiler does.</summary>
internal sealed class GeneratedSources
{
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(System.IO.Path.PathSeparator)
            .Where(path => System.IO.Path.GetFileName(path) != "Cacao.Tests.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Preview);

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Immutable;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Cacao.DataLoading;
        global using Cacao.Paging;
        global using Cacao.Schema;
        global using Cacao.Types;
        """;

    private GeneratedSources(Compilation input, GeneratorDriver driver, Compilation output)
    {
        Input = input;
        Driver = driver;
        Compilation = output;
        Result = driver.GetRunResult();
    }

    public Compilation Input { get; }

    public GeneratorDriver Driver { get; }

    public Compilation Compilation { get; }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>The ids of what the generator complains about.</summary>
    public IEnumerable<string> Complaints => Result.Diagnostics.Select(diagnostic => diagnostic.Id);

    /// <summary>What the compiler complains about in everything together, warnings too.</summary>
    public IEnumerable<string> CompilerComplaints
        => Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString());

    public string AllText => string.Join("\n", Result.GeneratedTrees.Select(tree => tree.ToString()));

    public static GeneratedSources Of(string source)
    {
        var input = CSharpCompilation.Create(
            "Sample.Server",
            [CSharpSyntaxTree.ParseText(Usings, s_parseOptions), CSharpSyntaxTree.ParseText(source, s_parseOptions, "Source.cs")],
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new CacaoGenerator().AsSourceGenerator()],
            parseOptions: s_parseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

        driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);

        return new GeneratedSources(input, driver, output);
    }

    public string Text(string fileName) => Result.GeneratedTrees.Single(tree => tree.FilePath.EndsWith(fileName, StringComparison.Ordinal)).ToString();
}
