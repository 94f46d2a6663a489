using System.Collections.Frozen;
using System.Collections.Immutable;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>An enum (specification, section 3.9).</summary>
public sealed class EnumType(string name) : TypeDefinition(name)
{
    private FrozenDictionary<string, EnumValue> _byName = FrozenDictionary<string, EnumValue>.Empty;
    private FrozenDictionary<object, EnumValue> _byValue = FrozenDictionary<object, EnumValue>.Empty;

    public override TypeKind Kind => TypeKind.Enum;

    public ImmutableArray<EnumValue> Values
    {
        get;
        internal set
        {
            field = value;
            _byName = value.ToFrozenDictionary(item => item.Name, StringComparer.Ordinal);
            _byValue = value.ToFrozenDictionary(item => item.Value);
        }
    } = [];

    /// <summary>The writer for results of a C# type: an <see cref="EnumLeafWriter{TEnum}"/> for an enum that the members stand for.</summary>
    public LeafWriter GetWriter(Type runtimeType)
        => runtimeType.IsEnum && Values.All(item => item.Value.GetType() == runtimeType)
            ? (LeafWriter)Activator.CreateInstance(typeof(EnumLeafWriter<>).MakeGenericType(runtimeType), this)!
            : new BoxedEnumLeafWriter(this);

    public bool TryGetValue(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out EnumValue? value)
        => _byName.TryGetValue(name, out value);

    /// <summary>Finds the member that stands for a runtime value.</summary>
    public bool TryGetByRuntimeValue(object runtimeValue, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out EnumValue? value)
        => _byValue.TryGetValue(runtimeValue, out value);
}

/// <summary>A member of an enum. <see cref="Value"/> is what C# sees: the enum constant, or the name itself when the schema came from text.</summary>
public sealed class EnumValue(string name, object value)
{
    public string Name { get; } = name;

    public object Value { get; } = value;

    public string? Description { get; internal set; }

    public string? DeprecationReason { get; internal set; }

    public bool IsDeprecated => DeprecationReason is not null;

    public ImmutableArray<DirectiveNode> Directives { get; internal set; } = [];
}
