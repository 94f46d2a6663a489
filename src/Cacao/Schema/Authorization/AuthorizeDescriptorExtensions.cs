namespace Cacao.Schema;

/// <summary>Authorization on descriptors.</summary>
public static class AuthorizeDescriptorExtensions
{
    public static IObjectFieldDescriptor Authorize(this IObjectFieldDescriptor descriptor, ApplyPolicy apply = ApplyPolicy.BeforeResolver)
        => descriptor.Directive(new AuthorizeDirective(apply: apply));

    public static IObjectFieldDescriptor Authorize(
        this IObjectFieldDescriptor descriptor, string policy, ApplyPolicy apply = ApplyPolicy.BeforeResolver)
        => descriptor.Directive(new AuthorizeDirective(policy, apply: apply));

    public static IObjectFieldDescriptor Authorize(this IObjectFieldDescriptor descriptor, params string[] roles)
        => descriptor.Directive(new AuthorizeDirective(roles: roles));

    public static IObjectFieldDescriptor AllowAnonymous(this IObjectFieldDescriptor descriptor)
        => descriptor.Directive(new AllowAnonymousDirective());

    public static IObjectTypeDescriptor Authorize(this IObjectTypeDescriptor descriptor, ApplyPolicy apply = ApplyPolicy.BeforeResolver)
        => descriptor.Directive(new AuthorizeDirective(apply: apply));

    public static IObjectTypeDescriptor Authorize(
        this IObjectTypeDescriptor descriptor, string policy, ApplyPolicy apply = ApplyPolicy.BeforeResolver)
        => descriptor.Directive(new AuthorizeDirective(policy, apply: apply));

    public static IObjectTypeDescriptor Authorize(this IObjectTypeDescriptor descriptor, params string[] roles)
        => descriptor.Directive(new AuthorizeDirective(roles: roles));

    public static IObjectTypeDescriptor<T> Authorize<T>(this IObjectTypeDescriptor<T> descriptor, ApplyPolicy apply = ApplyPolicy.BeforeResolver)
        => descriptor.Directive(new AuthorizeDirective(apply: apply));

    public static IObjectTypeDescriptor<T> Authorize<T>(
        this IObjectTypeDescriptor<T> descriptor, string policy, ApplyPolicy apply = ApplyPolicy.BeforeResolver)
        => descriptor.Directive(new AuthorizeDirective(policy, apply: apply));

    public static IObjectTypeDescriptor<T> Authorize<T>(this IObjectTypeDescriptor<T> descriptor, params string[] roles)
        => descriptor.Directive(new AuthorizeDirective(roles: roles));
}
