using Cacao.Language;

namespace Cacao.DependencyInjection;

/// <summary>The parser's limits while they are being configured; see <see cref="ParserOptions"/>.</summary>
public sealed class RequestParserOptions
{
    /// <inheritdoc cref="ParserOptions.MaxAllowedBytes"/>
    public int MaxAllowedBytes { get; set; } = ParserOptions.Default.MaxAllowedBytes;

    /// <inheritdoc cref="ParserOptions.MaxAllowedTokens"/>
    public int MaxAllowedTokens { get; set; } = ParserOptions.Default.MaxAllowedTokens;

    /// <inheritdoc cref="ParserOptions.MaxAllowedDepth"/>
    public int MaxAllowedDepth { get; set; } = ParserOptions.Default.MaxAllowedDepth;

    /// <inheritdoc cref="ParserOptions.MaxAllowedFields"/>
    public int MaxAllowedFields { get; set; } = ParserOptions.Default.MaxAllowedFields;

    /// <inheritdoc cref="ParserOptions.MaxAllowedFragments"/>
    public int MaxAllowedFragments { get; set; } = ParserOptions.Default.MaxAllowedFragments;

    /// <inheritdoc cref="ParserOptions.MaxAllowedDirectives"/>
    public int MaxAllowedDirectives { get; set; } = ParserOptions.Default.MaxAllowedDirectives;

    internal ParserOptions ToParserOptions() => new()
    {
        MaxAllowedBytes = MaxAllowedBytes,
        MaxAllowedTokens = MaxAllowedTokens,
        MaxAllowedDepth = MaxAllowedDepth,
        MaxAllowedFields = MaxAllowedFields,
        MaxAllowedFragments = MaxAllowedFragments,
        MaxAllowedDirectives = MaxAllowedDirectives,
    };
}
