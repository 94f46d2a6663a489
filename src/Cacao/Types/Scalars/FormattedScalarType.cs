using System.Text.Json;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>What the scalars that travel as strings in a fixed format have in common.</summary>
public abstract class FormattedScalarType<T> : ScalarType
    where T : notnull
{
    private readonly LeafWriter<T> _writer;

    private protected FormattedScalarType(string name, LeafWriter<T> writer, string? specifiedBy)
        : base(name)
    {
        _writer = writer;
        RuntimeType = typeof(T);
        SpecifiedBy = specifiedBy is null ? null : new Uri(specifiedBy);
    }

    private protected abstract bool TryParse(string text, out T? value);

    private protected abstract string Format(T value);

    /// <summary>Takes other C# types than the scalar's own.</summary>
    private protected virtual bool TryConvert(object value, out T? result)
    {
        result = default;
        return value is string text && TryParse(text, out result);
    }

    public sealed override object CoerceLiteral(ValueNode literal)
        => literal is StringValueNode text && TryParse(text.Value, out var value)
            ? value!
            : throw new ScalarFormatException(ScalarTexts.WrongFormat(Name, literal));

    public sealed override object CoerceInput(JsonElement input)
        => input.ValueKind is JsonValueKind.String && TryParse(JsonText.Read(this, input), out var value)
            ? value!
            : throw new ScalarFormatException(ScalarTexts.WrongFormat(Name, input));

    public sealed override ValueNode ToLiteral(object runtimeValue)
        => Convert(runtimeValue, out var value) is { } reason ? throw new ScalarFormatException(reason) : new StringValueNode(Format(value!));

    public override LeafWriter GetWriter(Type runtimeType) => runtimeType == typeof(T) ? _writer : new BoxedLeafWriter<T>(Convert, _writer);

    private string? Convert(object value, out T? result)
    {
        if (value is T typed)
        {
            result = typed;
            return null;
        }

        return TryConvert(value, out result) ? null : ScalarTexts.WrongFormat(Name, value);
    }
}
