using System.Reflection;

namespace Cacao.Schema;

/// <summary>Only users who satisfy the policy or have one of the roles, or without either any signed-in user, get at the field or at the type's fields.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Method, AllowMultiple = true)]
public class AuthorizeAttribute : DescriptorAttribute
{
    public AuthorizeAttribute()
    {
    }

    public AuthorizeAttribute(string policy) => Policy = policy;

    public AuthorizeAttribute(string policy, ApplyPolicy apply)
    {
        Policy = policy;
        Apply = apply;
    }

    public AuthorizeAttribute(ApplyPolicy apply) => Apply = apply;

    public string? Policy { get; set; }

    public string[]? Roles { get; set; }

    public ApplyPolicy Apply { get; set; } = ApplyPolicy.BeforeResolver;

    protected internal override void TryConfigure(IDescriptorContext context, IDescriptor descriptor, ICustomAttributeProvider element)
    {
        var directive = new AuthorizeDirective(Policy, Roles, Apply);

        switch (descriptor)
        {
            case IObjectTypeDescriptor type:
                type.Directive(directive);
                break;

            case IObjectFieldDescriptor field:
                field.Directive(directive);
                break;
        }
    }
}

/// <summary>The field needs no authorization although its type has some.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class AllowAnonymousAttribute : DescriptorAttribute
{
    protected internal override void TryConfigure(IDescriptorContext context, IDescriptor descriptor, ICustomAttributeProvider element)
    {
        if (descriptor is IObjectFieldDescriptor field)
        {
            field.AllowAnonymous();
        }
    }
}
