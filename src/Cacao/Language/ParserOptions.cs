namespace Cacao.Language;

/// <summary>What one document may cost before it is refused; on by default.</summary>
public sealed record ParserOptions
{
    public static readonly ParserOptions Default = new();

    /// <summary>No limits, for text that the program itself brings (its own schema files).</summary>
    public static readonly ParserOptions Trusted = new()
    {
        MaxAllowedBytes = int.MaxValue,
        MaxAllowedTokens = int.MaxValue,
        MaxAllowedFields = int.MaxValue,
        MaxAllowedDirectives = int.MaxValue,
        MaxAllowedFragments = int.MaxValue,
    };

    /// <summary>Bytes of UTF-8.</summary>
    public int MaxAllowedBytes { get; init; } = 64 * 1024;

    public int MaxAllowedTokens { get; init; } = 10_000;

    /// <summary>Levels of selection sets, list and object values and list types inside one another.</summary>
    public int MaxAllowedDepth { get; init; } = 128;

    public int MaxAllowedFields { get; init; } = 2_048;

    /// <summary>Fragment definitions.</summary>
    public int MaxAllowedFragments { get; init; } = 256;

    /// <summary>Directives on one node.</summary>
    public int MaxAllowedDirectives { get; init; } = 16;
}
