namespace Cacao.Types;

/// <summary>Whole numbers from 0 to 255.</summary>
public sealed class ByteType : IntegerScalarType<byte>
{
    public ByteType()
        : base("Byte", "8-bit unsigned integer")
        => Description = "A whole number from 0 to 255.";
}
