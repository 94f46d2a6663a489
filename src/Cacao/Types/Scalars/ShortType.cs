namespace Cacao.Types;

/// <summary>Whole numbers of 16 bits.</summary>
public sealed class ShortType : IntegerScalarType<short>
{
    public ShortType()
        : base("Short", "16-bit signed integer")
        => Description = "A whole number of 16 bits.";
}
