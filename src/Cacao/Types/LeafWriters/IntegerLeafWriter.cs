using System.Numerics;
using System.Text.Json;

namespace Cacao.Types;

/// <summary>Writes whole numbers of at most 64 bits that lie within a scalar's range.</summary>
internal sealed class IntegerLeafWriter<T>(long minimum, long maximum, Func<T, string> outOfRange) : LeafWriter<T>
    where T : notnull, IBinaryInteger<T>, IMinMaxValue<T>
{
    public override bool AlwaysValid { get; } =
        Int128.CreateSaturating(T.MinValue) >= minimum && Int128.CreateSaturating(T.MaxValue) <= maximum;

    public override string? Check(T value)
    {
        if (AlwaysValid)
        {
            return null;
        }

        var wide = Int128.CreateSaturating(value);
        return wide < minimum || wide > maximum ? outOfRange(value) : null;
    }

    public override void Write(Utf8JsonWriter writer, T value) => writer.WriteNumberValue(long.CreateTruncating(value));
}
