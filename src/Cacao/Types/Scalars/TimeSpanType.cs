using System.Xml;

namespace Cacao.Types;

/// <summary>Durations in ISO 8601: <c>PT1H30M</c>.</summary>
public sealed class TimeSpanType : FormattedScalarType<TimeSpan>
{
    public TimeSpanType()
        : base("TimeSpan", new DurationLeafWriter(), null)
        => Description = "A duration, written as ISO 8601 has it: `PT1H30M`.";

    private protected override bool TryParse(string text, out TimeSpan value)
    {
        try
        {
            value = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            value = default;
            return false;
        }
    }

    private protected override string Format(TimeSpan value) => XmlConvert.ToString(value);

    private sealed class DurationLeafWriter : LeafWriter<TimeSpan>
    {
        public override void Write(System.Text.Json.Utf8JsonWriter writer, TimeSpan value) => writer.WriteStringValue(XmlConvert.ToString(value));
    }
}
