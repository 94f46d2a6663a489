namespace Cacao.Types;

/// <summary>Whole numbers of 64 bits.</summary>
public sealed class LongType : IntegerScalarType<long>
{
    public LongType()
        : base("Long", "64-bit signed integer")
        => Description = "A whole number of 64 bits.";
}
