using System.Globalization;

namespace Cacao.Types;

/// <summary>Times of day: <c>13:30:00</c>.</summary>
public sealed class LocalTimeType : FormattedScalarType<TimeOnly>
{
    private const string Pattern = @"HH\:mm\:ss";

    private static readonly FormattedLeafWriter<TimeOnly> Writer = new(
        static (value, text) => value.TryFormat(text, out var written, Pattern, CultureInfo.InvariantCulture) ? written : 0);

    public LocalTimeType()
        : base("LocalTime", Writer, null)
        => Description = "A time of day without a time zone, written as `HH:mm:ss`.";

    private protected override bool TryParse(string text, out TimeOnly value)
        => TimeOnly.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    private protected override string Format(TimeOnly value) => value.ToString(Pattern, CultureInfo.InvariantCulture);
}
