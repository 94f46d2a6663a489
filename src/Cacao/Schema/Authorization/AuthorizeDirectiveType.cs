using Cacao.Types;

namespace Cacao.Schema;

/// <summary><c>@authorize</c>.</summary>
internal sealed class AuthorizeDirectiveType : DirectiveType<AuthorizeDirective>
{
    protected override void Configure(IDirectiveTypeDescriptor<AuthorizeDirective> descriptor)
    {
        descriptor
            .Name("authorize")
            .Description("Asks for a signed-in user, for one of the roles or for a policy.")
            .Location(DirectiveLocation.Object)
            .Location(DirectiveLocation.FieldDefinition)
            .Repeatable();

        descriptor.Argument(directive => directive.Policy).Description("The policy that must be satisfied.");
        descriptor.Argument(directive => directive.Roles).Type<ListType<NonNullType<StringType>>>().Description("The roles one of which is needed.");
        descriptor.Argument(directive => directive.Apply)
            .Type<NonNullType<EnumType<ApplyPolicy>>>()
            .DefaultValue(ApplyPolicy.BeforeResolver)
            .Description("When it is checked.");

        descriptor.Use((next, directive) => AuthorizeMiddleware.Create(next, directive.ToValue<AuthorizeDirective>()));
    }
}

/// <summary><c>@allowAnonymous</c>.</summary>
internal sealed class AllowAnonymousDirectiveType : DirectiveType<AllowAnonymousDirective>
{
    protected override void Configure(IDirectiveTypeDescriptor<AllowAnonymousDirective> descriptor)
        => descriptor
            .Name("allowAnonymous")
            .Description("Lifts the authorization of the type.")
            .Location(DirectiveLocation.FieldDefinition)
            .Repeatable();
}
