using System.Globalization;
using System.Text.Json;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>Exact decimal numbers.</summary>
public sealed class DecimalType : ScalarType
{
    public DecimalType()
        : base("Decimal")
    {
        RuntimeType = typeof(decimal);
        Description = "An exact decimal number.";
    }

    public override object CoerceLiteral(ValueNode literal)
    {
        var text = literal switch
        {
            FloatValueNode number => number.Value,
            IntValueNode number => number.Value,
            _ => throw new ScalarFormatException(ScalarTexts.NotNumeric(Name, literal)),
        };

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ScalarFormatException(ScalarTexts.NotNumeric(Name, literal));
    }

    public override object CoerceInput(JsonElement input)
        => input.ValueKind is JsonValueKind.Number && input.TryGetDecimal(out var value)
            ? value
            : throw new ScalarFormatException(ScalarTexts.NotNumeric(Name, input));

    public override ValueNode ToLiteral(object runtimeValue)
        => Convert(runtimeValue, out var value) is { } reason
            ? throw new ScalarFormatException(reason)
            : decimal.IsInteger(value) && value.Scale == 0
                ? new IntValueNode(value.ToString(CultureInfo.InvariantCulture))
                : new FloatValueNode(value.ToString(CultureInfo.InvariantCulture));

    public override LeafWriter GetWriter(Type runtimeType)
        => runtimeType == typeof(decimal) ? DecimalLeafWriter.Instance : new BoxedLeafWriter<decimal>(Convert, DecimalLeafWriter.Instance);

    private string? Convert(object value, out decimal result)
    {
        if (value is string text && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out result))
        {
            return null;
        }

        if (Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal)
        {
            try
            {
                result = System.Convert.ToDecimal(value, CultureInfo.InvariantCulture);
                return null;
            }
            catch (OverflowException)
            {
                // answered below, like every other number that is no decimal
            }
        }

        result = 0;
        return ScalarTexts.NotNumeric(Name, value);
    }
}
