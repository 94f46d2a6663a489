using System.Reflection;

namespace Cacao.Schema;

/// <summary>Overrides the mutation conventions for one mutation.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class UseMutationConventionAttribute : ObjectFieldDescriptorAttribute
{
    public string? InputTypeName { get; set; }

    public string? InputArgumentName { get; set; }

    public string? PayloadTypeName { get; set; }

    /// <summary>The payload's field for the result.</summary>
    public string? PayloadFieldName { get; set; }

    /// <summary>The union of the errors.</summary>
    public string? PayloadErrorTypeName { get; set; }

    public string? PayloadErrorsFieldName { get; set; }

    /// <summary>Leaves the mutation as it is written.</summary>
    public bool Disable { get; set; }

    protected override void OnConfigure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo member)
        => descriptor.UseMutationConvention(new MutationFieldOptions
        {
            InputTypeName = InputTypeName,
            InputArgumentName = InputArgumentName,
            PayloadTypeName = PayloadTypeName,
            PayloadFieldName = PayloadFieldName,
            PayloadErrorTypeName = PayloadErrorTypeName,
            PayloadErrorsFieldName = PayloadErrorsFieldName,
            Disable = Disable,
        });
}
