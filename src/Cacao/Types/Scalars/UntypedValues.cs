using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>Values without a type: between literals, JSON and plain C# values, lists and dictionaries.</summary>
internal static class UntypedValues
{
    /// <summary>Levels of lists and objects; what JSON readers allow as well.</summary>
    public const int MaxDepth = 64;

    public static object? FromLiteral(ValueNode literal) => literal switch
    {
        NullValueNode => null,
        BooleanValueNode flag => flag.Value,
        StringValueNode text => text.Value,
        EnumValueNode member => member.Value,
        IntValueNode number => Number(number.Value),
        FloatValueNode number => Number(number.Value),
        ListValueNode list => list.Items.Select(FromLiteral).ToArray(),
        ObjectValueNode fields => fields.Fields
            .DistinctBy(field => field.Name.Value)
            .ToDictionary(field => field.Name.Value, field => FromLiteral(field.Value)),
        _ => throw new ScalarFormatException($"A constant is needed here: {ScalarTexts.Show(literal)}"),
    };

    /// <exception cref="ScalarFormatException">The JSON is too deep, or has what is no text or no number.</exception>
    public static object? FromJson(JsonElement json, int depth = 0)
    {
        if (depth > MaxDepth)
        {
            throw new ScalarFormatException(InputTexts.TooDeep);
        }

        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                return JsonText.TryRead(json, out var text)
                    ? text
                    : throw new ScalarFormatException($"The string {ScalarTexts.Show(json)} is no valid text.");
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            case JsonValueKind.Number:
                return Number(json.GetRawText());
            case JsonValueKind.Array:
                return json.EnumerateArray().Select(item => FromJson(item, depth + 1)).ToArray();
            case JsonValueKind.Object:
                var fields = new Dictionary<string, object?>(StringComparer.Ordinal);

                foreach (var field in json.EnumerateObject())
                {
                    fields[JsonText.TryReadName(field, out var name)
                        ? name
                        : throw new ScalarFormatException("A name in the value is no valid text.")] = FromJson(field.Value, depth + 1);
                }

                return fields;
            default:
                return null;
        }
    }

    public static bool TryToLiteral(object? value, [NotNullWhen(true)] out ValueNode? literal)
    {
        literal = ToLiteral(value, 0);
        return literal is not null;
    }

    public static ValueNode ToLiteral(JsonElement json) => ToLiteral(FromJson(json), 0)!;

    public static bool IsWritable(object? value, int depth) => depth < MaxDepth && value switch
    {
        null or string or bool or Guid or DateTime or DateTimeOffset or Uri or Enum or DateOnly or TimeOnly => true,
        JsonElement json => json.ValueKind is not JsonValueKind.Undefined,
        double number => double.IsFinite(number),
        float number => double.IsFinite(number),
        _ when IsNumber(value) => true,
        IEnumerable<KeyValuePair<string, object?>> fields => fields.All(field => IsWritable(field.Value, depth + 1)),
        IEnumerable items => items.Cast<object?>().All(item => IsWritable(item, depth + 1)),
        _ => false,
    };

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case JsonElement json:
                json.WriteTo(writer);
                break;
            case Uri address:
                writer.WriteStringValue(address.OriginalString);
                break;
            case Enum member:
                writer.WriteStringValue(member.ToString());
                break;
            case IEnumerable<KeyValuePair<string, object?>> fields:
                writer.WriteStartObject();

                foreach (var (name, item) in fields)
                {
                    writer.WritePropertyName(name);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();

                foreach (var item in items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                JsonSerializer.Serialize(writer, value, value.GetType());
                break;
        }
    }

    private static ValueNode? ToLiteral(object? value, int depth)
    {
        switch (value)
        {
            case null:
                return NullValueNode.Default;
            case JsonElement json:
                return ToLiteral(FromJson(json), depth);
            case string text:
                return new StringValueNode(text);
            case bool flag:
                return new BooleanValueNode(flag);
            case Enum member:
                return new EnumValueNode(member.ToString());
            case double or float or decimal:
                var fraction = ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture);
                return fraction.AsSpan().IndexOfAny(".E") < 0 ? new IntValueNode(fraction) : new FloatValueNode(fraction);
            case var _ when IsNumber(value):
                return new IntValueNode(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
            case var _ when depth >= MaxDepth:
                return null;
            case IEnumerable<KeyValuePair<string, object?>> fields:
                var nodes = fields.Select(field => (field.Key, Value: ToLiteral(field.Value, depth + 1))).ToArray();
                return nodes.Any(node => node.Value is null)
                    ? null
                    : new ObjectValueNode([.. nodes.Select(node => new ObjectFieldNode(new NameNode(node.Key), node.Value!))]);
            case IEnumerable items:
                var elements = items.Cast<object?>().Select(item => ToLiteral(item, depth + 1)).ToImmutableArray();
                return elements.Contains(null) ? null : new ListValueNode(elements!);
            case IFormattable formattable:
                return new StringValueNode(formattable.ToString(null, CultureInfo.InvariantCulture));
            default:
                return null;
        }
    }

    private static bool IsNumber(object value)
        => value is not Enum && Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal;

    // an int where it fits, so that what an SDL schema's resolvers see looks like what was written
    private static object Number(string text)
        => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small) ? small
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large) ? large
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw new ScalarFormatException($"The number {ScalarTexts.Show(text)} is too large.");
}
