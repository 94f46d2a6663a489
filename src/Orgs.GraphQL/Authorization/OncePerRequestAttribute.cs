using System.Reflection;

namespace Orgs.GraphQL.Authorization;

/// <summary>
/// A field that a request may ask for once, under one alias, and a list of requests once together: hundreds of guesses in one request would pass as one
/// for whoever counts requests.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OncePerRequestAttribute : ObjectFieldDescriptorAttribute
{
    protected override void OnConfigure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo member)
    {
        var mark = new object();
        descriptor.Use(next => field => IsFirst(field, mark) ? next(field) : throw Denial.OncePerRequest(field.Selection.Field.Name));
    }

    private static bool IsFirst(IMiddlewareContext field, object mark)
    {
        // Requests that came as a list share the HTTP request; those of a socket share nothing but the socket.
        var http = field.Service<IHttpContextAccessor>().HttpContext;
        return http is null or { WebSockets.IsWebSocketRequest: true }
            ? field.ContextData.TryAdd($"{nameof(OncePerRequestAttribute)}.{field.Selection.Field.Name}", mark)
            : http.Items.TryAdd(mark, mark);
    }
}
