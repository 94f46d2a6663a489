using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>What the scalars for whole numbers have in common. JSON numbers such as <c>1.0</c> are whole; literals must be written so.</summary>
public abstract class IntegerScalarType<T> : ScalarType
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly string _range;

    private protected IntegerScalarType(string name, string range)
        : base(name)
    {
        _range = range;
        RuntimeType = typeof(T);
    }

    private static long Minimum => long.CreateSaturating(T.MinValue);

    private static long Maximum => long.CreateSaturating(T.MaxValue);

    public override object CoerceLiteral(ValueNode literal)
        => literal is not IntValueNode number ? throw new ScalarFormatException(ScalarTexts.NotInteger(Name, literal))
            : T.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
            : throw new ScalarFormatException(ScalarTexts.OutOfRange(Name, _range, literal));

    public override object CoerceInput(JsonElement input)
    {
        if (input.ValueKind is not JsonValueKind.Number)
        {
            throw new ScalarFormatException(ScalarTexts.NotInteger(Name, input));
        }

        return input.TryGetInt64(out var number) && number >= Minimum && number <= Maximum ? T.CreateTruncating(number)
            : Convert(input.GetDouble(), out var value) is { } reason ? throw new ScalarFormatException(reason)
            : value;
    }

    public override ValueNode ToLiteral(object runtimeValue)
        => Convert(runtimeValue, out var value) is { } reason
            ? throw new ScalarFormatException(reason)
            : new IntValueNode(value.ToString(null, CultureInfo.InvariantCulture)!);

    public override LeafWriter GetWriter(Type runtimeType)
        => runtimeType == typeof(int) ? Writer<int>()
            : runtimeType == typeof(long) ? Writer<long>()
            : runtimeType == typeof(short) ? Writer<short>()
            : runtimeType == typeof(byte) ? Writer<byte>()
            : runtimeType == typeof(uint) ? Writer<uint>()
            : runtimeType == typeof(ushort) ? Writer<ushort>()
            : runtimeType == typeof(sbyte) ? Writer<sbyte>()
            : runtimeType == typeof(ulong) ? Writer<ulong>()
            : new BoxedLeafWriter<T>(Convert, Writer<T>());

    private IntegerLeafWriter<TResult> Writer<TResult>()
        where TResult : struct, IBinaryInteger<TResult>, IMinMaxValue<TResult>
        => new(Minimum, Maximum, value => ScalarTexts.OutOfRange(Name, _range, value));

    private string? Convert(object value, out T result)
    {
        result = default;

        switch (value)
        {
            case bool flag:
                result = flag ? T.One : T.Zero;
                return null;
            case sbyte or byte or short or ushort or int or uint or long:
                return Narrow(((IConvertible)value).ToInt64(CultureInfo.InvariantCulture), value, out result);
            case ulong number:
                return Narrow(number, value, out result);
            case decimal number:
                return decimal.IsInteger(number) && decimal.Abs(number) <= long.MaxValue
                    ? Narrow((Int128)number, value, out result)
                    : ScalarTexts.NotInteger(Name, value);
            case float number:
                return Convert((double)number, out result);
            case double number:
                return !double.IsInteger(number) ? ScalarTexts.NotInteger(Name, value)
                    : Math.Abs(number) > 1e19 ? ScalarTexts.OutOfRange(Name, _range, value)
                    : Narrow((Int128)number, value, out result);
            case string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                return double.IsInteger(number) ? Convert(number, out result) : ScalarTexts.NotInteger(Name, value);
            default:
                return ScalarTexts.NotInteger(Name, value);
        }
    }

    private string? Narrow(Int128 number, object value, out T result)
    {
        result = default;

        if (number < Minimum || number > Maximum)
        {
            return ScalarTexts.OutOfRange(Name, _range, value);
        }

        result = T.CreateTruncating(number);
        return null;
    }
}
