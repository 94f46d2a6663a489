using System.Collections.Immutable;

namespace Cacao.Schema;

/// <summary>Weights and sizes of lists on descriptors.</summary>
public static class CostDescriptorExtensions
{
    public static IObjectTypeDescriptor Cost(this IObjectTypeDescriptor descriptor, double weight) => descriptor.Directive(new CostDirective(weight));

    public static IObjectFieldDescriptor Cost(this IObjectFieldDescriptor descriptor, double weight) => descriptor.Directive(new CostDirective(weight));

    public static IArgumentDescriptor Cost(this IArgumentDescriptor descriptor, double weight) => descriptor.Directive(new CostDirective(weight));

    public static IInputFieldDescriptor Cost(this IInputFieldDescriptor descriptor, double weight) => descriptor.Directive(new CostDirective(weight));

    public static IEnumTypeDescriptor Cost(this IEnumTypeDescriptor descriptor, double weight) => descriptor.Directive(new CostDirective(weight));

    /// <summary>Says how many items the field yields, or which of its arguments says so.</summary>
    public static IObjectFieldDescriptor ListSize(
        this IObjectFieldDescriptor descriptor,
        int? assumedSize = null,
        ImmutableArray<string>? slicingArguments = null,
        ImmutableArray<string>? sizedFields = null,
        bool requireOneSlicingArgument = true,
        int? slicingArgumentDefaultValue = null)
        => descriptor.Directive(
            new ListSizeDirective(assumedSize, slicingArguments, sizedFields, requireOneSlicingArgument, slicingArgumentDefaultValue));

    /// <summary>Says how many items the field yields unless it says so itself; for conventions.</summary>
    internal static void ListSizeByDefault(this IObjectFieldDescriptor descriptor, ListSizeDirective listSize)
        => descriptor.ContextData[CostDefaults.ListSizeKey] = listSize;
}
