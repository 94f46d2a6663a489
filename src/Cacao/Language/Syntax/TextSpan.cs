namespace Cacao.Language;

/// <summary>
/// Where a node stands in its source: UTF-8 byte offsets, the end exclusive. Nodes made by code have <see cref="None"/>, which is the
/// default: no node of a text is empty, so none ends at 0.
/// </summary>
public readonly record struct TextSpan(int Start, int End)
{
    public static readonly TextSpan None;

    public bool IsNone => End == 0;
}
