using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>An argument or a field of an input object (specification, sections 3.6.1 and 3.10).</summary>
public sealed class InputField(string name, int index)
{
    private Func<object?, object?>? _conversion;
    private StrongBox<object?>? _defaultValue;

    public string Name { get; } = name;

    /// <summary>Its place among its siblings; coerced values are kept by it.</summary>
    public int Index { get; } = index;

    public string? Description { get; internal set; }

    public GraphQLType Type { get; internal set; } = null!;

    /// <summary>The default as written; null when there is none (<see cref="NullValueNode"/> for a default of null).</summary>
    public ValueNode? DefaultValue { get; internal set; }

    /// <summary>Non-null and without default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;

    public string? DeprecationReason { get; internal set; }

    public bool IsDeprecated => DeprecationReason is not null;

    public ImmutableArray<DirectiveNode> Directives { get; internal set; } = [];

    /// <summary>The C# type a resolver or constructor expects; <see cref="object"/> when the schema came from text.</summary>
    public Type RuntimeType { get; internal set; } = typeof(object);

    /// <summary>
    /// Turns a coerced value into what the C# side expects, such as a global id into the key inside it; null leaves it
    /// as it is. A list comes as <c>object?[]</c>; what it answers is then brought into <see cref="RuntimeType"/>.
    /// Throws <see cref="Errors.GraphQLException"/> when the value does not fit.
    /// </summary>
    public Func<object?, object?>? Formatter { get; internal set; }

    public IReadOnlyDictionary<string, object?> ContextData { get; internal set; } = FrozenDictionary<string, object?>.Empty;

    /// <summary>The default as the C# side sees it; coerced once. Null without one.</summary>
    /// <exception cref="InvalidOperationException">The default is no value of the type.</exception>
    public object? GetDefaultValue() => (_defaultValue ??= new StrongBox<object?>(CoerceDefaultValue())).Value;

    /// <summary>Applies <see cref="Formatter"/> and brings a coerced value into <see cref="RuntimeType"/>.</summary>
    /// <exception cref="Errors.GraphQLException">The formatter refuses the value.</exception>
    /// <exception cref="ScalarFormatException">The value does not fit the C# type.</exception>
    public object? ToRuntimeValue(object? value)
    {
        if (Formatter is not null)
        {
            value = Formatter(value);
        }

        return value is null || _conversion is null ? value : _conversion(value);
    }

    /// <summary>Works out the way into <see cref="RuntimeType"/>, once type and runtime type are known.</summary>
    internal void PrepareConversion() => _conversion = RuntimeConversion.For(Type, RuntimeType);

    private object? CoerceDefaultValue()
    {
        if (DefaultValue is null)
        {
            return null;
        }

        var errors = new InputErrors();
        var value = InputCoercion.CoerceLiteral(DefaultValue, Type, VariableValues.Empty, errors);
        return errors.Count > 0
            ? throw new InvalidOperationException($"The default value of {Name} is invalid: {errors.Items[0].Message}")
            : ToRuntimeValue(value);
    }
}

/// <summary>Arguments or input fields in their order, found by name.</summary>
public sealed class InputFieldCollection : IReadOnlyList<InputField>
{
    public static readonly InputFieldCollection Empty = new([]);

    private readonly ImmutableArray<InputField> _fields;
    private readonly FrozenDictionary<string, InputField> _byName;

    public InputFieldCollection(IEnumerable<InputField> fields)
    {
        _fields = [.. fields];
        _byName = _fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }

    public int Count => _fields.Length;

    public InputField this[int index] => _fields[index];

    public InputField this[string name] => _byName[name];

    public bool TryGetField(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out InputField? field)
        => _byName.TryGetValue(name, out field);

    public ImmutableArray<InputField>.Enumerator GetEnumerator() => _fields.GetEnumerator();

    IEnumerator<InputField> IEnumerable<InputField>.GetEnumerator() => ((IEnumerable<InputField>)_fields).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_fields).GetEnumerator();
}

/// <summary>The coerced value of an input field, or that none was given.</summary>
public readonly record struct InputFieldValue(object? Value, bool IsSet);

/// <summary>An input object (specification, section 3.10).</summary>
public sealed class InputObjectType(string name) : TypeDefinition(name)
{
    public override TypeKind Kind => TypeKind.InputObject;

    public InputFieldCollection Fields { get; internal set; } = InputFieldCollection.Empty;

    /// <summary>Exactly one field must be given, and not null (September 2025 edition, section 3.10.1).</summary>
    public bool IsOneOf { get; internal set; }

    /// <summary>
    /// Makes the C# value from the coerced field values, in the order of <see cref="Fields"/>; null makes an
    /// <c>IReadOnlyDictionary&lt;string, object?&gt;</c> of the fields that were given.
    /// </summary>
    public Func<InputFieldValue[], object>? CreateInstance { get; internal set; }
}
