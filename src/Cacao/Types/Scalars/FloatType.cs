using System.Globalization;
using System.Text.Json;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>Finite floating-point numbers (specification, section 3.5.2).</summary>
public sealed class FloatType : ScalarType
{
    public FloatType()
        : base("Float")
        => RuntimeType = typeof(double);

    public override object CoerceLiteral(ValueNode literal)
    {
        var text = literal switch
        {
            FloatValueNode number => number.Value,
            IntValueNode number => number.Value,
            _ => throw new ScalarFormatException(ScalarTexts.NotNumeric(Name, literal)),
        };

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new ScalarFormatException(ScalarTexts.NotNumeric(Name, literal));
    }

    public override object CoerceInput(JsonElement input)
        => input.ValueKind is JsonValueKind.Number && input.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : throw new ScalarFormatException(ScalarTexts.NotNumeric(Name, input));

    public override ValueNode ToLiteral(object runtimeValue)
    {
        if (Convert(runtimeValue, out var value) is { } reason)
        {
            throw new ScalarFormatException(reason);
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.IsInteger(value) && !text.Contains('E') ? new IntValueNode(text) : new FloatValueNode(text);
    }

    public override LeafWriter GetWriter(Type runtimeType)
        => runtimeType == typeof(double) ? DoubleLeafWriter.Instance
            : runtimeType == typeof(float) ? SingleLeafWriter.Instance
            : runtimeType == typeof(decimal) ? DecimalLeafWriter.Instance
            : new BoxedLeafWriter<double>(Convert, DoubleLeafWriter.Instance);

    private string? Convert(object value, out double result)
    {
        result = value switch
        {
            bool flag => flag ? 1 : 0,
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            string => double.NaN,
            IConvertible number when Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal
                => number.ToDouble(CultureInfo.InvariantCulture),
            _ => double.NaN,
        };

        return double.IsFinite(result) ? null : ScalarTexts.NotNumeric(Name, value);
    }
}
