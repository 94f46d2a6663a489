using System.Reflection;

namespace Orgs.GraphQL.Authorization;

/// <summary>
/// Asks for a role in an organization. On a field of <see cref="Organization"/> it is enforced right there: too low a
/// role makes the field null, with AUTH_NOT_AUTHORIZED. On a mutation, <see cref="At"/> names the input that leads to the
/// organization, and the role is checked inside the mutation's transaction, under the organization's lock, where the
/// refusal is a typed error of the payload; a check out here would be stale by then.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OrgRoleAttribute(OrgRole atLeast = OrgRole.Member) : ObjectFieldDescriptorAttribute
{
    public OrgRole AtLeast { get; } = atLeast;

    /// <summary>The path of the argument that names the organization, or something in it.</summary>
    public string? At { get; init; }

    protected override void OnConfigure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo member)
    {
        descriptor.Directive(new OrgRoleDirective(AtLeast, At));
        descriptor.Use(next => field => At is null ? RequireRoleInParentAsync(next, field) : RequireSignedIn(next, field));
    }

    private static ValueTask RequireSignedIn(FieldDelegate next, IMiddlewareContext field)
    {
        field.RequireSignedIn();
        return next(field);
    }

    private async ValueTask RequireRoleInParentAsync(FieldDelegate next, IMiddlewareContext field)
    {
        field.RequireSignedIn();

        var roles = field.Service<IViewerMembershipByOrganizationIdDataLoader>();
        var membership = await roles.LoadAsync(field.Parent<Organization>().Id, field.RequestAborted);

        if (membership is null || membership.Role < AtLeast)
        {
            throw Denial.NotAuthorized();
        }

        await next(field);
    }
}

/// <summary>The value of <c>@orgRole</c>.</summary>
public sealed record OrgRoleDirective(OrgRole AtLeast, string? At);

public sealed class OrgRoleDirectiveType : DirectiveType<OrgRoleDirective>
{
    protected override void Configure(IDirectiveTypeDescriptor<OrgRoleDirective> descriptor)
    {
        descriptor.Name("orgRole")
            .Description(
                """
                Role check against the organization of the parent, or the one that the named argument path points to.
                Checked against the database on every request, also when the object is reached by node(id:).
                Not a member: same answer as not existing. Member with too low a role: ForbiddenError / null.
                """)
            .Location(DirectiveLocation.FieldDefinition | DirectiveLocation.Object);
        descriptor.Argument(directive => directive.AtLeast).Type<NonNullType<EnumType<OrgRole>>>().DefaultValue(OrgRole.Member);
        descriptor.Argument(directive => directive.At!).Type<StringType>();
    }
}
