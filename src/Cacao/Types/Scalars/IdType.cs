using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>Identifiers: come in as strings or whole numbers, go out as strings (specification, section 3.5.5).</summary>
public sealed class IdType : ScalarType
{
    // up to here JavaScript prints whole numbers without an exponent
    private const double LargestPlainNumber = 1e21;

    public IdType()
        : base("ID")
        => RuntimeType = typeof(string);

    public override object CoerceLiteral(ValueNode literal) => literal switch
    {
        StringValueNode text => text.Value,
        IntValueNode number => number.Value,
        _ => throw new ScalarFormatException(ScalarTexts.NotIdLiteral(literal)),
    };

    public override object CoerceInput(JsonElement input) => input.ValueKind switch
    {
        JsonValueKind.String => JsonText.Read(this, input),
        JsonValueKind.Number when WholeNumber(input) is { } text => text,
        _ => throw new ScalarFormatException(ScalarTexts.NotId(input)),
    };

    public override ValueNode ToLiteral(object runtimeValue)
        => Convert(runtimeValue, out var value) is { } reason ? throw new ScalarFormatException(reason) : new StringValueNode(value!);

    public override LeafWriter GetWriter(Type runtimeType)
        => runtimeType == typeof(string) ? StringLeafWriter.Instance
            : runtimeType == typeof(Guid) ? UuidType.Writer
            : runtimeType == typeof(int) ? new NumericIdLeafWriter<int>()
            : runtimeType == typeof(long) ? new NumericIdLeafWriter<long>()
            : runtimeType == typeof(short) ? new NumericIdLeafWriter<short>()
            : new BoxedLeafWriter<string>(Convert, StringLeafWriter.Instance);

    private static string? WholeNumber(JsonElement input)
    {
        if (input.TryGetInt64(out var number))
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        var text = input.GetRawText();

        if (text.AsSpan().IndexOfAny(".eE") < 0)
        {
            return text;
        }

        return input.GetDouble() is var value && double.IsInteger(value) && Math.Abs(value) < LargestPlainNumber
            ? new BigInteger(value).ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private string? Convert(object value, out string? result)
    {
        result = value switch
        {
            string text => text,
            Guid id => id.ToString(),
            double number => double.IsInteger(number) && Math.Abs(number) < LargestPlainNumber
                ? new BigInteger(number).ToString(CultureInfo.InvariantCulture)
                : null,
            sbyte or byte or short or ushort or int or uint or long or ulong => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };

        return result is null ? ScalarTexts.NotId(value) : null;
    }
}
