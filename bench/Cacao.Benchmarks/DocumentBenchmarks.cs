using BenchmarkDotNet.Attributes;
using Cacao.Execution;
using Cacao.Language;
using Cacao.Planning;
using Cacao.Validation;

namespace Cacao.Benchmarks;

/// <summary>What a document costs that comes for the first time, stage by stage.</summary>
[MemoryDiagnoser]
public class DocumentBenchmarks
{
    // the large document has more tokens and takes more steps than the server allows
    private static readonly ParserOptions Options = ParserOptions.Trusted;
    private static readonly DocumentValidator Validator = new(new ValidationOptions { MaxAllowedWork = int.MaxValue });
    private readonly FieldRunnerFactory _runners = new(Documents.Schema);

    private byte[] _text = [];
    private DocumentNode _document = null!;
    private OperationDefinitionNode _operation = null!;

    [Params("me", "introspection", "50 KB")]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        _text = Documents.Get(Name);
        _document = Utf8GraphQLParser.Parse(_text, Options);
        _operation = _document.Definitions.OfType<OperationDefinitionNode>().First();

        if (Validator.Validate(Documents.Schema, _document) is [var error, ..])
        {
            throw new InvalidOperationException($"The document \"{Name}\" is not valid: {error.Message}");
        }
    }

    [Benchmark]
    public object Parse() => Utf8GraphQLParser.Parse(_text, Options);

    [Benchmark]
    public object Validate() => Validator.Validate(Documents.Schema, _document);

    [Benchmark]
    public object Plan() => OperationPlanner.Plan(Documents.Schema, _document, _operation, PlanningOptions.Default, _runners.Get);
}
