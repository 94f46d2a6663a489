using System.Reflection;

namespace Cacao.Schema;

/// <summary>Says how many items a field yields, or which of its arguments says so.</summary>
public sealed class ListSizeAttribute : ObjectFieldDescriptorAttribute
{
    private readonly int? _assumedSize;
    private readonly int? _slicingArgumentDefaultValue;

    /// <summary>The most items there can be.</summary>
    public int AssumedSize
    {
        get => _assumedSize ?? 0;
        init => _assumedSize = value;
    }

    /// <summary>The arguments that say how many items are wanted.</summary>
    public string[]? SlicingArguments { get; init; }

    /// <summary>How many items there are when no slicing argument is given.</summary>
    public int SlicingArgumentDefaultValue
    {
        get => _slicingArgumentDefaultValue ?? 0;
        init => _slicingArgumentDefaultValue = value;
    }

    /// <summary>The fields below this one that hold the items.</summary>
    public string[]? SizedFields { get; init; }

    /// <summary>Whether an operation has to give exactly one of the slicing arguments.</summary>
    public bool RequireOneSlicingArgument { get; init; } = true;

    protected override void OnConfigure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo member)
        => descriptor.Directive(new ListSizeDirective(_assumedSize, SlicingArguments, SizedFields, RequireOneSlicingArgument, _slicingArgumentDefaultValue));
}
