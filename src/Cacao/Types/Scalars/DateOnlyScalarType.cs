using System.Globalization;

namespace Cacao.Types;

/// <summary>What the two date scalars have in common.</summary>
public abstract class DateOnlyScalarType : FormattedScalarType<DateOnly>
{
    private const string Pattern = "yyyy-MM-dd";

    private static readonly FormattedLeafWriter<DateOnly> Writer = new(
        static (value, text) => value.TryFormat(text, out var written, Pattern, CultureInfo.InvariantCulture) ? written : 0);

    private protected DateOnlyScalarType(string name)
        : base(name, Writer, null)
    {
    }

    private protected override bool TryParse(string text, out DateOnly value)
        => DateOnly.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    private protected override string Format(DateOnly value) => value.ToString(Pattern, CultureInfo.InvariantCulture);

    private protected override bool TryConvert(object value, out DateOnly result)
    {
        switch (value)
        {
            case DateTime time:
                result = DateOnly.FromDateTime(time);
                return true;
            case DateTimeOffset time:
                result = DateOnly.FromDateTime(time.DateTime);
                return true;
            default:
                return base.TryConvert(value, out result);
        }
    }
}
