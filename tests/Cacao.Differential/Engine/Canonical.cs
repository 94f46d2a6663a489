using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Cacao.Errors;

namespace Cacao.Differential.Engine;

/// <summary>Values and places in the form that the oracle writes them as well.</summary>
internal static class Canonical
{
    public static string Places(IEnumerable<IError> errors) => string.Join(' ', errors.Select(Place).Order(StringComparer.Ordinal));

    /// <summary>For variables: how many mistakes one value has is a matter of taste (no key or the wrong one, or both).</summary>
    public static string DistinctPlaces(IEnumerable<IError> errors) => string.Join(' ', errors.Select(Place).Distinct().Order(StringComparer.Ordinal));

    public static string Place(IError error)
        => string.Join('+', (error.Locations ?? []).Select(location => $"{location.Line}:{location.Column}").Order(StringComparer.Ordinal));

    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
            case JsonElement { ValueKind: JsonValueKind.Null }:
                text.Append("null");
                break;
            case string characters:
                text.Append('"').AppendJoin('.', characters.Select(character => ((int)character).ToString("x"))).Append('"');
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case JsonElement json:
                WriteJson(text, json);
                break;
            case IEnumerable<KeyValuePair<string, object?>> fields:
                WriteFields(text, fields.OrderBy(field => field.Key, StringComparer.Ordinal));
                break;
            case IEnumerable items:
                WriteItems(text, items.Cast<object?>());
                break;
            default:
                WriteNumber(text, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    // fields of a response keep their order
    private static void WriteJson(StringBuilder text, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                WriteFields(text, json.EnumerateObject().Select(field => KeyValuePair.Create(field.Name, (object?)field.Value)));
                break;
            case JsonValueKind.Array:
                WriteItems(text, json.EnumerateArray().Select(item => (object?)item));
                break;
            case JsonValueKind.String:
                Write(text, json.GetString());
                break;
            case JsonValueKind.Number:
                WriteNumber(text, json.GetDouble());
                break;
            default:
                Write(text, json.ValueKind is JsonValueKind.True);
                break;
        }
    }

    private static void WriteFields(StringBuilder text, IEnumerable<KeyValuePair<string, object?>> fields)
    {
        var separator = '{';

        foreach (var (name, value) in fields)
        {
            Write(text.Append(separator).Append(name).Append(':'), value);
            separator = ',';
        }

        text.Append(separator == '{' ? "{}" : "}");
    }

    private static void WriteItems(StringBuilder text, IEnumerable<object?> items)
    {
        var separator = '[';

        foreach (var item in items)
        {
            Write(text.Append(separator), item);
            separator = ',';
        }

        text.Append(separator == '[' ? "[]" : "]");
    }

    private static void WriteNumber(StringBuilder text, double number) => text.Append((number + 0.0).ToString(CultureInfo.InvariantCulture));
}
