using System.Collections;
using System.Globalization;
using System.Text.Json;
using Cacao.Errors;
using Path = Cacao.Errors.Path;

namespace Cacao.Execution;

/// <summary>Writes errors as JSON (specification, section 7.1.2).</summary>
public static class ErrorWriter
{
    /// <summary>Writes the <c>errors</c> entry of a response.</summary>
    public static void WriteErrors(Utf8JsonWriter writer, IReadOnlyList<IError> errors)
    {
        writer.WriteStartArray("errors"u8);

        foreach (var error in errors)
        {
            Write(writer, error);
        }

        writer.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter writer, IError error)
    {
        writer.WriteStartObject();
        writer.WriteString("message"u8, error.Message);

        if (error.Locations is { Count: > 0 } locations)
        {
            writer.WriteStartArray("locations"u8);

            foreach (var location in locations)
            {
                writer.WriteStartObject();
                writer.WriteNumber("line"u8, location.Line);
                writer.WriteNumber("column"u8, location.Column);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (error.Path is { IsRoot: false } path)
        {
            writer.WritePropertyName("path"u8);
            WriteValue(writer, path);
        }

        if (error.Code is not null || error.Extensions is { Count: > 0 })
        {
            WriteExtensions(writer, error);
        }

        writer.WriteEndObject();
    }

    private static void WriteExtensions(Utf8JsonWriter writer, IError error)
    {
        writer.WriteStartObject("extensions"u8);

        if (error.Code is not null)
        {
            writer.WriteString("code"u8, error.Code);
        }

        foreach (var (name, value) in error.Extensions ?? new Dictionary<string, object?>())
        {
            if (name == "code" && error.Code is not null)
            {
                continue;
            }

            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    internal static void WriteValue(Utf8JsonWriter writer, object? value)
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
            case int or long or short or byte or sbyte or ushort or uint:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case Path path:
                WriteItems(writer, path.ToList());
                break;
            case IReadOnlyDictionary<string, object?> fields:
                WriteFields(writer, fields);
                break;
            case IEnumerable items:
                WriteItems(writer, items);
                break;
            case IFormattable formattable:
                writer.WriteStringValue(formattable.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }

    private static void WriteFields(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> fields)
    {
        writer.WriteStartObject();

        foreach (var (name, value) in fields)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();

        foreach (var item in items)
        {
            WriteValue(writer, item);
        }

        writer.WriteEndArray();
    }
}
