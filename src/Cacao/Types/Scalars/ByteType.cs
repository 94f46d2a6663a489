namespace Cacao.Types;

/// <summary>Whole numbers from 0 to 255.</summary>
public sealed class ByteType : IntegerScalarType<byte>
{
    public ByteType()
        : base("Byte", "8-bit unsigned integer")
        => Description = "The `Byte` scalar type represents non-fractional whole numeric values from 0 to 255.";
}
