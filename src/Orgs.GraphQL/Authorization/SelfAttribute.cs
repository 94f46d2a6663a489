using System.Reflection;

namespace Orgs.GraphQL.Authorization;

/// <summary>A field of a user that only this user may see; for all others it is null, with AUTH_NOT_AUTHORIZED.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SelfAttribute : ObjectFieldDescriptorAttribute
{
    protected override void OnConfigure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo member)
    {
        descriptor.Directive(new SelfDirective());
        descriptor.Use(next => field =>
        {
            var viewer = field.RequireSignedIn();

            return viewer.Is(field.Parent<User>().Id) ? next(field) : throw Denial.NotAuthorized();
        });
    }
}

/// <summary>The value of <c>@self</c>.</summary>
public sealed record SelfDirective;

public sealed class SelfDirectiveType : DirectiveType<SelfDirective>
{
    protected override void Configure(IDirectiveTypeDescriptor<SelfDirective> descriptor)
        => descriptor.Name("self").Description("Only the user itself.").Location(DirectiveLocation.FieldDefinition);
}
