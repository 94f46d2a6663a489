using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>What a rule for SDL documents works with.</summary>
internal sealed class SdlContext(DocumentNode document, SchemaConfiguration? existing)
{
    private readonly List<IError> _errors = [];

    public DocumentNode Document { get; } = document;

    /// <summary>The schema that the document extends; null when it stands for itself.</summary>
    public SchemaConfiguration? Existing { get; } = existing;

    public IReadOnlyList<IError> Errors => _errors;

    public IEnumerable<T> Definitions<T>()
        where T : DefinitionNode
        => Document.Definitions.OfType<T>();

    public TypeConfiguration? ExistingType(string name) => Existing?.Types.Find(type => type.Name == name);

    public void Report(string message, params ReadOnlySpan<SyntaxNode?> nodes)
    {
        var locations = new List<Location>(nodes.Length);

        foreach (var node in nodes)
        {
            if (node is not null && Document.GetLocation(node) is { } location)
            {
                locations.Add(location);
            }
        }

        _errors.Add(new Error(message) { Code = ErrorCodes.Schema.Invalid, Locations = locations.Count == 0 ? null : locations });
    }
}
