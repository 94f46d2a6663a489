using Cacao.Types;

namespace Cacao.Schema;

/// <summary><c>@listSize</c> (GraphQL Cost Directives, section 4).</summary>
internal sealed class ListSizeDirectiveType : DirectiveType<ListSizeDirective>
{
    public const string Name = "listSize";
    public const string AssumedSize = "assumedSize";
    public const string SlicingArguments = "slicingArguments";
    public const string SlicingArgumentDefaultValue = "slicingArgumentDefaultValue";
    public const string SizedFields = "sizedFields";
    public const string RequireOneSlicingArgument = "requireOneSlicingArgument";

    protected override void Configure(IDirectiveTypeDescriptor<ListSizeDirective> descriptor)
    {
        descriptor
            .Name(Name)
            .Description("How many items the field yields, or which of its arguments says so.")
            .Location(DirectiveLocation.FieldDefinition);

        descriptor.Argument(directive => directive.AssumedSize)
            .Name(AssumedSize)
            .Type<IntType>()
            .Description("The most items there can be.");
        descriptor.Argument(directive => directive.SlicingArguments)
            .Name(SlicingArguments)
            .Type<ListType<NonNullType<StringType>>>()
            .Description("The arguments that say how many items are wanted: by their value, or a list by its length.");
        descriptor.Argument(directive => directive.SlicingArgumentDefaultValue)
            .Name(SlicingArgumentDefaultValue)
            .Type<IntType>()
            .Description("How many items there are when no slicing argument is given.");
        descriptor.Argument(directive => directive.SizedFields)
            .Name(SizedFields)
            .Type<ListType<NonNullType<StringType>>>()
            .Description("The fields below this one that hold the items; without, the field itself does.");
        descriptor.Argument(directive => directive.RequireOneSlicingArgument)
            .Name(RequireOneSlicingArgument)
            .Type<NonNullType<BooleanType>>()
            .DefaultValue(true)
            .Description("Whether an operation has to give exactly one of the slicing arguments.");
    }
}
