using Cacao.Types;

namespace Cacao.Schema;

/// <summary><c>@cost</c> (GraphQL Cost Directives, section 3).</summary>
internal sealed class CostDirectiveType : DirectiveType<CostDirective>
{
    public const string Name = "cost";
    public const string Weight = "weight";

    protected override void Configure(IDirectiveTypeDescriptor<CostDirective> descriptor)
    {
        descriptor
            .Name(Name)
            .Description("What every appearance of the field, argument or type adds to the cost of an operation.")
            .Location(DirectiveLocation.ArgumentDefinition)
            .Location(DirectiveLocation.Enum)
            .Location(DirectiveLocation.FieldDefinition)
            .Location(DirectiveLocation.InputFieldDefinition)
            .Location(DirectiveLocation.Object)
            .Location(DirectiveLocation.Scalar);

        descriptor.Argument(directive => directive.Weight).Type<NonNullType<StringType>>().Description("The weight, a number.");
    }
}
