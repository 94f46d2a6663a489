using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>What a rule of the type system works with.</summary>
internal sealed class TypeSystemContext(
    GraphQLSchema schema,
    IReadOnlyDictionary<object, MemberConfiguration> origins,
    SchemaConfiguration configuration)
{
    private readonly List<IError> _errors = [];

    public GraphQLSchema Schema { get; } = schema;

    public SchemaConfiguration Configuration { get; } = configuration;

    public IReadOnlyList<IError> Errors => _errors;

    /// <summary>The types to look at: all but those of the introspection system.</summary>
    public IEnumerable<T> Types<T>()
        where T : TypeDefinition
        => Schema.Types.OfType<T>().Where(type => !IntrospectionTypes.Names.Contains(type.Name));

    /// <summary>Where a part of the schema was defined; empty when it did not come from SDL.</summary>
    public IReadOnlyList<SyntaxOrigin> OriginsOf(object member) => origins.TryGetValue(member, out var configuration) ? configuration.Origins : [];

    public MemberConfiguration? ConfigurationOf(object member) => origins.GetValueOrDefault(member);

    public void Report(string message, IEnumerable<SyntaxOrigin> at) => _errors.Add(SchemaTexts.At(message, at));

    public void Report(string message, object member) => Report(message, OriginsOf(member));
}
