using System.Text.Json;

namespace Cacao.Types;

/// <summary>
/// Writes values whose C# type is not known beforehand, converting where the scalar allows it (<c>"1"</c> for an Int).
/// The conversion runs for the check and again for the writing; fields with typed resolvers never come here.
/// </summary>
internal sealed class BoxedLeafWriter<T>(Converting<T> convert, LeafWriter<T> writer) : LeafWriter
    where T : notnull
{
    public override string? CheckObject(object value)
        => value is T typed ? writer.Check(typed) : convert(value, out var converted) is { } reason ? reason : writer.Check(converted!);

    public override void WriteObject(Utf8JsonWriter output, object value)
    {
        if (value is not T typed)
        {
            _ = convert(value, out var converted);
            typed = converted!;
        }

        writer.Write(output, typed);
    }
}

/// <summary>Turns a result value into the scalar's own type; answers why it cannot, or null.</summary>
internal delegate string? Converting<T>(object value, out T? converted);
