using System.Globalization;
using System.Text.Json;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>Text (specification, section 3.5.3).</summary>
public sealed class StringType : ScalarType
{
    public StringType()
        : base("String")
        => RuntimeType = typeof(string);

    public override object CoerceLiteral(ValueNode literal)
        => literal is StringValueNode text ? text.Value : throw new ScalarFormatException(ScalarTexts.NotString(Name, literal));

    public override object CoerceInput(JsonElement input)
        => input.ValueKind is JsonValueKind.String ? JsonText.Read(this, input) : throw new ScalarFormatException(ScalarTexts.NotString(Name, input));

    public override ValueNode ToLiteral(object runtimeValue)
        => Convert(runtimeValue, out var value) is { } reason ? throw new ScalarFormatException(reason) : new StringValueNode(value!);

    public override LeafWriter GetWriter(Type runtimeType)
        => runtimeType == typeof(string) ? StringLeafWriter.Instance : new BoxedLeafWriter<string>(Convert, StringLeafWriter.Instance);

    private string? Convert(object value, out string? result)
    {
        result = value switch
        {
            string text => text,
            bool flag => flag ? "true" : "false",
            double number when !double.IsFinite(number) => null,
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };

        return result is null ? $"String cannot represent value: {ScalarTexts.Show(value)}" : null;
    }
}
