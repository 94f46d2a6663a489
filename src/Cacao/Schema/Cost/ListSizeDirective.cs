namespace Cacao.Schema;

/// <summary><c>@listSize</c>: how many items a field yields, or which of its arguments says so.</summary>
public sealed class ListSizeDirective(
    int? assumedSize = null,
    IReadOnlyList<string>? slicingArguments = null,
    IReadOnlyList<string>? sizedFields = null,
    bool requireOneSlicingArgument = true,
    int? slicingArgumentDefaultValue = null)
{
    public int? AssumedSize { get; } = assumedSize;

    public IReadOnlyList<string>? SlicingArguments { get; } = slicingArguments;

    public int? SlicingArgumentDefaultValue { get; } = slicingArgumentDefaultValue;

    public IReadOnlyList<string>? SizedFields { get; } = sizedFields;

    public bool RequireOneSlicingArgument { get; } = requireOneSlicingArgument;
}
