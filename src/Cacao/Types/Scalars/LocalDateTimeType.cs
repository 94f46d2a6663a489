using System.Globalization;

namespace Cacao.Types;

/// <summary>A day and a time of day, nowhere in particular: <c>2024-02-29T13:30:00</c>.</summary>
public sealed class LocalDateTimeType : FormattedScalarType<DateTime>
{
    private const string Pattern = @"yyyy-MM-dd\THH\:mm\:ss";

    private static readonly FormattedLeafWriter<DateTime> Writer = new(
        static (value, text) => value.TryFormat(text, out var written, Pattern, CultureInfo.InvariantCulture) ? written : 0);

    public LocalDateTimeType()
        : base("LocalDateTime", Writer, null)
        => Description = "A day and a time of day without a time zone, written as `YYYY-MM-DDThh:mm:ss`.";

    private protected override bool TryParse(string text, out DateTime value)
        => DateTime.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    private protected override string Format(DateTime value) => value.ToString(Pattern, CultureInfo.InvariantCulture);
}
