using System.Reflection;

namespace Orgs.GraphQL.Authorization;

/// <summary>
/// Signed in, else AUTH_NOT_AUTHENTICATED. With <see cref="Confirmed"/> the operation also wants a confirmed e-mail
/// address, and says so with an EmailNotConfirmedError in its payload.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AuthenticatedAttribute : ObjectFieldDescriptorAttribute
{
    public bool Confirmed { get; init; }

    protected override void OnConfigure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo member)
    {
        descriptor.Directive(new AuthenticatedDirective(Confirmed));
        descriptor.Use(next => field =>
        {
            field.RequireSignedIn();
            return next(field);
        });
    }
}

/// <summary>The value of <c>@authenticated</c>.</summary>
public sealed record AuthenticatedDirective(bool Confirmed);

public sealed class AuthenticatedDirectiveType : DirectiveType<AuthenticatedDirective>
{
    protected override void Configure(IDirectiveTypeDescriptor<AuthenticatedDirective> descriptor)
    {
        descriptor.Name("authenticated")
            .Description("Signed in, else AUTH_NOT_AUTHENTICATED; `confirmed` also asks for a confirmed e-mail address.")
            .Location(DirectiveLocation.FieldDefinition | DirectiveLocation.Object);
        descriptor.Argument(directive => directive.Confirmed).Type<NonNullType<BooleanType>>().DefaultValue(false);
    }
}
