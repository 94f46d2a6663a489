using System.Reflection;

namespace Orgs.GraphQL.Events;

/// <summary>
/// Each event of the subscription is told to its viewer as read for this event: who asks the rules of the field and of all below it. To stand before
/// these rules.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToldToViewerAttribute : ObjectFieldDescriptorAttribute
{
    protected override void OnConfigure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo member)
        => descriptor.Use(next => field =>
        {
            field.Service<Viewer>().Become(field.GetEventMessage<ISeen>().Viewer);
            return next(field);
        });
}
