using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>What a rule for SDL documents works with.</summary>
internal sealed class SdlContext
{
    private readonly List<IError> _errors = [];
    private readonly Dictionary<string, TypeConfiguration> _existingTypes;
    private readonly Lazy<HashSet<string>> _usedTypes;

    public SdlContext(DocumentNode document, SchemaConfiguration? existing)
    {
        Document = document;
        Existing = existing;
        _usedTypes = new(() => existing is null ? [] : UsedTypes(existing));
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

    /// <summary>Whether the existing schema has a type of this name: one of its own, of the introspection system, or a scalar that it uses.</summary>
    public bool IsTaken(string name)
        => ExistingType(name) is not null || IntrospectionTypes.Names.Contains(name) || (BuiltInScalars.IsSpecified(name) && IsUsed(name));

    public void Report(string message, params IEnumerable<SyntaxNode> nodes)
    {
        var locations = nodes.Select(Document.GetLocation).OfType<Location>().ToArray();
        _errors.Add(new Error(message) { Code = ErrorCodes.Schema.Invalid, Locations = locations.Length == 0 ? null : locations });
    }

    // the introspection system uses two of the scalars
    private bool IsUsed(string name) => name is "String" or "Boolean" || _usedTypes.Value.Contains(name);

    private static HashSet<string> UsedTypes(SchemaConfiguration existing)
    {
        var fields = existing.Types.OfType<ComplexTypeConfiguration>().SelectMany(type => type.Fields).ToArray();
        var inputs = existing.Types.OfType<InputObjectTypeConfiguration>().SelectMany(type => type.Fields)
            .Concat(fields.SelectMany(field => field.Arguments))
            .Concat(existing.Directives.SelectMany(directive => directive.Arguments));

        return fields.Select(field => field.Type).Concat(inputs.Select(input => input.Type))
            .Select(type => type.NamedType.Name.Value)
            .ToHashSet(StringComparer.Ordinal);
    }
}
