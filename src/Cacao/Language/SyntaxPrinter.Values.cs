using System.Globalization;

namespace Cacao.Language;

public static partial class SyntaxPrinter
{
    private static void WriteValue(SyntaxWriter writer, ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                writer.Write('$');
                writer.Write(variable.Name.Value);
                break;

            case IntValueNode number:
                writer.Write(number.Value);
                break;

            case FloatValueNode number:
                writer.Write(number.Value);
                break;

            case StringValueNode text:
                WriteString(writer, text);
                break;

            case BooleanValueNode boolean:
                writer.Write(boolean.Value ? "true" : "false");
                break;

            case NullValueNode:
                writer.Write("null");
                break;

            case EnumValueNode name:
                writer.Write(name.Value);
                break;

            case ListValueNode list:
                writer.Write('[');
                WriteSeparated(writer, list.Items, ", ");
                writer.Write(']');
                break;

            case ObjectValueNode fields:
                writer.Write('{');
                WriteSeparated(writer, fields.Fields, ", ");
                writer.Write('}');
                break;
        }
    }

    private static void WriteDefaultValue(SyntaxWriter writer, ValueNode? value)
    {
        if (value is not null)
        {
            writer.Write(" = ");
            WriteValue(writer, value);
        }
    }

    private static void WriteType(SyntaxWriter writer, TypeNode type)
    {
        switch (type)
        {
            case NamedTypeNode named:
                writer.Write(named.Name.Value);
                break;

            case ListTypeNode list:
                writer.Write('[');
                WriteType(writer, list.Type);
                writer.Write(']');
                break;

            case NonNullTypeNode nonNull:
                WriteType(writer, nonNull.Type);
                writer.Write('!');
                break;
        }
    }

    private static void WriteString(SyntaxWriter writer, StringValueNode text)
    {
        if (text.Block)
        {
            WriteBlockString(writer, text.Value);
            return;
        }

        writer.Write('"');

        foreach (var character in text.Value)
        {
            switch (character)
            {
                case '"' or '\\':
                    writer.Write('\\');
                    writer.Write(character);
                    break;

                case '\b':
                    writer.Write("\\b");
                    break;

                case '\t':
                    writer.Write("\\t");
                    break;

                case '\n':
                    writer.Write("\\n");
                    break;

                case '\f':
                    writer.Write("\\f");
                    break;

                case '\r':
                    writer.Write("\\r");
                    break;

                default:
                    if (char.IsControl(character))
                    {
                        writer.Write(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"));
                    }
                    else
                    {
                        writer.Write(character);
                    }

                    break;
            }
        }

        writer.Write('"');
    }

    /// <summary>
    /// A block string reads best with its quotes on lines of their own, unless it is short. Where the value would be read differently
    /// because of that (leading white space), or because of its end (a quote, a backslash), the line end must be there or must not.
    /// </summary>
    private static void WriteBlockString(SyntaxWriter writer, string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var isSingleLine = !escaped.AsSpan().ContainsAny('\n', '\r');
        var endsWithQuotes = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var mustBreakAtStart = !isSingleLine && HasIndentedRest(escaped);
        var mustBreakAtEnd = (value.EndsWith('"') && !endsWithQuotes) || value.EndsWith('\\');
        var severalLines = !isSingleLine || value.Length > 70 || mustBreakAtEnd || endsWithQuotes;

        writer.Write("\"\"\"");

        if ((severalLines && !(isSingleLine && value is [' ' or '\t', ..])) || mustBreakAtStart)
        {
            writer.WriteLine();
        }

        writer.WriteLines(escaped);

        if (severalLines)
        {
            writer.WriteLine();
        }

        writer.Write("\"\"\"");
    }

    /// <summary>Whether all lines but the first are empty or begin with white space.</summary>
    private static bool HasIndentedRest(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny('\n', '\r') is var end and >= 0)
        {
            text = text[(text[end..].StartsWith("\r\n") ? end + 2 : end + 1)..];

            if (text is not ([] or [' ' or '\t' or '\n' or '\r', ..]))
            {
                return false;
            }
        }

        return true;
    }
}
