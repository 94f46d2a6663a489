namespace Cacao.Types;

/// <summary>Whole numbers of 32 bits (specification, section 3.5.1).</summary>
public sealed class IntType() : IntegerScalarType<int>("Int", "32-bit signed integer");
