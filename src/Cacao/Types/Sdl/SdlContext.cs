using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>What a rule for SDL documents works with.</summary>
internal sealed class SdlContext
{
    private readonly List<IError> _errors = [];
    private readonly Dictionary<string, TypeConfiguration> _existingTypes;

    public SdlContext(DocumentNode document, SchemaConfiguration? existing)
    {
        Document = document;
        Existing = existing;
        _existingTypes = (existing?.Types ?? []).DistinctBy(type => type.Name).ToDictionary(type => type.Name, StringComparer.Ordinal);
        TypeDefinitions = Definitions<TypeSystemNode>()
            .Where(type => !type.IsExtension)
            .DistinctBy(type => type.Name.Value)
            .ToDictionary(type => type.Name.Value, StringComparer.Ordinal);

        foreach (var directive in SpecifiedDirectives.CreateConfigurations().Concat(existing?.Directives ?? []))
        {
            Directives[directive.Name] = directive;
        }

        ExistingDirectives = Directives.Keys.ToHashSet(StringComparer.Ordinal);
        var reader = new SdlReader(new SchemaConfiguration(), document);

        foreach (var directive in Definitions<DirectiveDefinitionNode>())
        {
            Directives[directive.Name.Value] = reader.ReadDirective(directive);
        }
    }

    public DocumentNode Document { get; }

    /// <summary>The schema that the document extends; null when it stands for itself.</summary>
    public SchemaConfiguration? Existing { get; }

    /// <summary>The types that the document defines, the first of each name.</summary>
    public Dictionary<string, TypeSystemNode> TypeDefinitions { get; }

    /// <summary>The directives that may be used: specified ones, those of the existing schema and the document's own.</summary>
    public Dictionary<string, DirectiveConfiguration> Directives { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the directives that are there without the document.</summary>
    public HashSet<string> ExistingDirectives { get; }

    public IReadOnlyList<IError> Errors => _errors;

    public IEnumerable<T> Definitions<T>()
        where T : DefinitionNode
        => Document.Definitions.OfType<T>();

    public TypeConfiguration? ExistingType(string name) => _existingTypes.GetValueOrDefault(name);

    public void Report(string message, params IEnumerable<SyntaxNode> nodes)
    {
        var locations = nodes.Select(Document.GetLocation).OfType<Location>().ToArray();
        _errors.Add(new Error(message) { Code = ErrorCodes.Schema.Invalid, Locations = locations.Length == 0 ? null : locations });
    }
}
