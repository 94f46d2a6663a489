using System.Reflection;

namespace Cacao.Schema;

/// <summary>Says what a field, argument or type adds to the cost of an operation.</summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class CostAttribute(double weight) : DescriptorAttribute
{
    protected internal override void TryConfigure(IDescriptorContext context, IDescriptor descriptor, ICustomAttributeProvider element)
    {
        var directive = new CostDirective(weight);

        switch (descriptor)
        {
            case IObjectTypeDescriptor type:
                type.Directive(directive);
                break;

            case IObjectFieldDescriptor field:
                field.Directive(directive);
                break;

            case IArgumentDescriptor argument:
                argument.Directive(directive);
                break;

            case IInputFieldDescriptor field:
                field.Directive(directive);
                break;

            case IEnumTypeDescriptor type:
                type.Directive(directive);
                break;
        }
    }
}
