using System.Text.Json;
using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>A scalar of an application, for one C# type; results are written as what <see cref="TrySerialize"/> answers.</summary>
public abstract class ScalarType<TRuntimeType> : ScalarType
{
    protected ScalarType(string name, BindingBehavior bind = BindingBehavior.Explicit)
        : base(name)
    {
        Bind = bind;
        RuntimeType = typeof(TRuntimeType);
    }

    public BindingBehavior Bind { get; }

    /// <summary>Whether a literal is one of this scalar.</summary>
    public abstract bool IsInstanceOfType(IValueNode valueSyntax);

    /// <summary>Whether a runtime value is one of this scalar.</summary>
    public virtual bool IsInstanceOfType(object? runtimeValue) => runtimeValue is null or TRuntimeType;

    /// <summary>Turns a literal into the runtime value.</summary>
    /// <exception cref="SerializationException">The literal is no value of this scalar.</exception>
    public abstract object? ParseLiteral(IValueNode valueSyntax);

    /// <summary>Turns a runtime value into a literal.</summary>
    /// <exception cref="SerializationException">The value is no value of this scalar.</exception>
    public abstract IValueNode ParseValue(object? runtimeValue);

    /// <summary>Turns a result value into a literal.</summary>
    /// <exception cref="SerializationException">The value is no value of this scalar.</exception>
    public abstract IValueNode ParseResult(object? resultValue);

    /// <summary>Turns a runtime value into a result value: a string, number, boolean, list or dictionary.</summary>
    /// <exception cref="SerializationException">The value is no value of this scalar.</exception>
    public virtual object? Serialize(object? runtimeValue)
        => TrySerialize(runtimeValue, out var result) ? result : throw new SerializationException($"{Name} cannot serialize the given value.", this);

    /// <summary>Turns a result value into the runtime value.</summary>
    /// <exception cref="SerializationException">The value is no value of this scalar.</exception>
    public virtual object? Deserialize(object? resultValue)
        => TryDeserialize(resultValue, out var value) ? value : throw new SerializationException($"{Name} cannot deserialize the given value.", this);

    /// <inheritdoc cref="Serialize"/>
    public virtual bool TrySerialize(object? runtimeValue, out object? resultValue)
    {
        resultValue = IsInstanceOfType(runtimeValue) ? runtimeValue : null;
        return runtimeValue is null || resultValue is not null;
    }

    /// <inheritdoc cref="Deserialize"/>
    public virtual bool TryDeserialize(object? resultValue, out object? runtimeValue)
    {
        runtimeValue = IsInstanceOfType(resultValue) ? resultValue : null;
        return resultValue is null || runtimeValue is not null;
    }

    public sealed override object CoerceLiteral(ValueNode literal) => Guarded(literal, static (scalar, value) => scalar.ParseLiteral(value)!);

    public sealed override object CoerceInput(JsonElement input) => CoerceLiteral(UntypedValues.ToLiteral(input));

    public sealed override ValueNode ToLiteral(object runtimeValue)
        => (ValueNode)Guarded(runtimeValue, static (scalar, value) => scalar.ParseValue(value));

    public sealed override LeafWriter GetWriter(Type runtimeType) => new SerializingLeafWriter(this);

    private TResult Guarded<TValue, TResult>(TValue value, Func<ScalarType<TRuntimeType>, TValue, TResult> convert)
    {
        try
        {
            return convert(this, value);
        }
        catch (GraphQLException exception)
        {
            throw new ScalarFormatException(exception.Message);
        }
    }

    private sealed class SerializingLeafWriter(ScalarType<TRuntimeType> scalar) : LeafWriter
    {
        public override string? CheckObject(object value)
        {
            try
            {
                return scalar.TrySerialize(value, out var result) && UntypedValues.IsWritable(result, 0)
                    ? null
                    : ScalarTexts.WrongFormat(scalar.Name, value);
            }
            catch (GraphQLException exception)
            {
                return exception.Message;
            }
        }

        public override void WriteObject(Utf8JsonWriter writer, object value)
        {
            _ = scalar.TrySerialize(value, out var result);
            UntypedValues.Write(writer, result);
        }
    }
}

/// <summary>A scalar of an application, for one C# type and one kind of literal.</summary>
public abstract class ScalarType<TRuntimeType, TLiteral> : ScalarType<TRuntimeType>
    where TLiteral : IValueNode
{
    protected ScalarType(string name, BindingBehavior bind = BindingBehavior.Explicit)
        : base(name, bind)
    {
    }

    public sealed override bool IsInstanceOfType(IValueNode valueSyntax)
        => valueSyntax is NullValueNode || (valueSyntax is TLiteral literal && IsInstanceOfType(literal));

    public sealed override bool IsInstanceOfType(object? runtimeValue)
        => runtimeValue is null || (runtimeValue is TRuntimeType value && IsInstanceOfType(value));

    public sealed override object? ParseLiteral(IValueNode valueSyntax) => valueSyntax switch
    {
        TLiteral literal when IsInstanceOfType(literal) => ParseLiteral(literal),
        NullValueNode => null,
        _ => throw CreateParseLiteralError(valueSyntax),
    };

    public sealed override IValueNode ParseValue(object? runtimeValue) => runtimeValue switch
    {
        null => NullValueNode.Default,
        TRuntimeType value when IsInstanceOfType(value) => ParseValue(value),
        _ => throw CreateParseValueError(runtimeValue),
    };

    protected virtual bool IsInstanceOfType(TLiteral valueSyntax) => true;

    protected virtual bool IsInstanceOfType(TRuntimeType runtimeValue) => true;

    /// <inheritdoc cref="ParseLiteral(IValueNode)"/>
    protected abstract TRuntimeType ParseLiteral(TLiteral valueSyntax);

    /// <inheritdoc cref="ParseValue(object?)"/>
    protected abstract TLiteral ParseValue(TRuntimeType runtimeValue);

    protected virtual SerializationException CreateParseLiteralError(IValueNode valueSyntax)
        => new(ScalarTexts.WrongFormat(Name, valueSyntax), this);

    protected virtual SerializationException CreateParseValueError(object runtimeValue)
        => new(ScalarTexts.WrongFormat(Name, runtimeValue), this);
}
