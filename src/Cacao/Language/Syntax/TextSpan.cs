namespace Cacao.Language;

/// <summary>Where a node stands in its source: UTF-8 byte offsets, the end exclusive. Nodes made by code have <see cref="None"/>.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    public static readonly TextSpan None = new(-1, -1);

    public bool IsNone => Start < 0;
}
