using System.Text.Json;

namespace Cacao.Types;

/// <summary>Writes values as strings in a fixed format, over a buffer on the stack.</summary>
internal sealed class FormattedLeafWriter<T>(Formatting<T> format) : LeafWriter<T>
    where T : notnull
{
    public override void Write(Utf8JsonWriter writer, T value)
    {
        Span<char> text = stackalloc char[64];
        writer.WriteStringValue(text[..format(value, text)]);
    }
}

/// <summary>Formats a value into a buffer of 64 characters and answers how many it took.</summary>
internal delegate int Formatting<in T>(T value, Span<char> text);
