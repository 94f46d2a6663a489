using Cacao.Types;

namespace Cacao.Schema;

/// <summary>The weights and sizes of fields that say nothing themselves.</summary>
internal sealed class CostDefaults(CostOptions options)
{
    public const string ListSizeKey = "Cacao.ListSize";

    public void Apply(FieldDraft field, FieldResolver? resolver, bool hasMiddleware)
    {
        if (!options.ApplyCostDefaults)
        {
            return;
        }

        if (field.ContextData.TryGetValue(ListSizeKey, out var value) && value is ListSizeDirective listSize && !Has<ListSizeDirective>(field, ListSizeDirectiveType.Name))
        {
            field.Directives.Add(new DirectiveDraft(options.ApplySlicingArgumentDefaultValue ? listSize : WithoutDefault(listSize), null));
        }

        // What middleware does is its own business, so it may wait as well.
        if (options.DefaultResolverCost is { } weight && (resolver is { MayWait: true } || hasMiddleware) && !Has<CostDirective>(field, CostDirectiveType.Name))
        {
            field.Directives.Add(new DirectiveDraft(new CostDirective(weight), null));
        }
    }

    private static bool Has<T>(FieldDraft field, string name)
        => field.Directives.Exists(directive => directive.Instance is T || directive.Node?.Name.Value == name);

    private static ListSizeDirective WithoutDefault(ListSizeDirective listSize)
        => new(listSize.AssumedSize, listSize.SlicingArguments, listSize.SizedFields, listSize.RequireOneSlicingArgument);
}
