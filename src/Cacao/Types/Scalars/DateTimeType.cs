using System.Globalization;
using System.Text.RegularExpressions;

namespace Cacao.Types;

/// <summary>Instants with an offset (RFC 3339). The offset must be given; results have milliseconds.</summary>
public sealed partial class DateTimeType : FormattedScalarType<DateTimeOffset>
{
    private const string UtcFormat = @"yyyy-MM-dd\THH\:mm\:ss.fff\Z";
    private const string LocalFormat = @"yyyy-MM-dd\THH\:mm\:ss.fffzzz";

    private static readonly FormattedLeafWriter<DateTimeOffset> OffsetWriter = new(FormatInto);
    private static readonly FormattedLeafWriter<DateTime> PlainWriter = new(static (value, text) => FormatInto(ToOffset(value), text));

    public DateTimeType()
        : base("DateTime", OffsetWriter, "https://www.graphql-scalars.com/date-time")
        => Description = "A point in time with its offset from UTC, as RFC 3339 writes it.";

    public override LeafWriter GetWriter(Type runtimeType) => runtimeType == typeof(DateTime) ? PlainWriter : base.GetWriter(runtimeType);

    private protected override bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        return Rfc3339().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    private protected override string Format(DateTimeOffset value)
        => value.ToString(FormatOf(value), CultureInfo.InvariantCulture);

    private protected override bool TryConvert(object value, out DateTimeOffset result)
    {
        if (value is DateTime plain)
        {
            result = ToOffset(plain);
            return true;
        }

        return base.TryConvert(value, out result);
    }

    private static int FormatInto(DateTimeOffset value, Span<char> text)
        => value.TryFormat(text, out var written, FormatOf(value), CultureInfo.InvariantCulture) ? written : 0;

    private static string FormatOf(DateTimeOffset value) => value.Offset == TimeSpan.Zero ? UtcFormat : LocalFormat;

    // databases give back times without a kind; they are stored as UTC
    private static DateTimeOffset ToOffset(DateTime value)
        => value.Kind is DateTimeKind.Local ? new DateTimeOffset(value) : new DateTimeOffset(value.Ticks, TimeSpan.Zero);

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt](?!24)[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?([Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Rfc3339();
}
