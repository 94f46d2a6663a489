namespace Orgs.GraphQL.Shared;

/// <summary>Lists of enum values as one number: the same values are the same question, in whatever order and however often.</summary>
public static class EnumBits
{
    public static long ToBits<T>(this IEnumerable<T> values)
        where T : struct, Enum
        => values.Aggregate(0L, (bits, value) => bits | (1L << Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)));

    public static List<T> FromBits<T>(this long bits)
        where T : struct, Enum
        => [.. Enum.GetValues<T>().Where(value => (bits & new[] { value }.ToBits()) != 0)];
}
