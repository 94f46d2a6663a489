using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>A field of an object or an interface (specification, section 3.6).</summary>
public sealed class OutputField(string name, ComplexType? declaringType)
{
    public string Name { get; } = name;

    /// <summary>Null for the meta-field <c>__typename</c>, which every composite type has.</summary>
    public ComplexType? DeclaringType { get; } = declaringType;

    public string? Description { get; internal set; }

    public GraphQLType Type { get; internal set; } = null!;

    public InputFieldCollection Arguments { get; internal set; } = InputFieldCollection.Empty;

    public string? DeprecationReason { get; internal set; }

    public bool IsDeprecated => DeprecationReason is not null;

    public ImmutableArray<DirectiveNode> Directives { get; internal set; } = [];

    /// <summary>How the field gets its values; null on an interface and in a schema that came from text.</summary>
    public FieldResolver? Resolver { get; internal set; }

    /// <summary>The middleware around <see cref="Resolver"/>, outermost first; empty for most fields.</summary>
    public ImmutableArray<FieldMiddleware> Middleware { get; internal set; } = [];

    /// <summary>Writes the field's leaf values when not in the way of its type, such as global ids; else null.</summary>
    public LeafWriter? LeafWriter { get; internal set; }

    /// <summary>For a field of the subscription type, where its events come from; each is the parent value of <see cref="Resolver"/>.</summary>
    public SubscribeResolverDelegate? Subscribe { get; internal set; }

    /// <summary>What conventions and attributes noted about the field.</summary>
    public IReadOnlyDictionary<string, object?> ContextData { get; internal set; } = FrozenDictionary<string, object?>.Empty;
}

/// <summary>Fields in their order, found by name.</summary>
public sealed class OutputFieldCollection : IReadOnlyList<OutputField>
{
    public static readonly OutputFieldCollection Empty = new([]);

    private readonly ImmutableArray<OutputField> _fields;
    private readonly FrozenDictionary<string, OutputField> _byName;

    public OutputFieldCollection(IEnumerable<OutputField> fields)
    {
        _fields = [.. fields];
        _byName = _fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }

    public int Count => _fields.Length;

    public OutputField this[int index] => _fields[index];

    public OutputField this[string name] => _byName[name];

    public bool TryGetField(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out OutputField? field)
        => _byName.TryGetValue(name, out field);

    public ImmutableArray<OutputField>.Enumerator GetEnumerator() => _fields.GetEnumerator();

    IEnumerator<OutputField> IEnumerable<OutputField>.GetEnumerator() => ((IEnumerable<OutputField>)_fields).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_fields).GetEnumerator();
}
