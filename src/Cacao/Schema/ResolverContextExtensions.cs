using System.Security.Claims;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Well-known state of a request.</summary>
public static class ResolverContextExtensions
{
    /// <summary>The key of the user in <c>ContextData</c>.</summary>
    public const string UserKey = nameof(ClaimsPrincipal);

    /// <summary>Who asks; null when the request was not given anybody.</summary>
    public static ClaimsPrincipal? GetUser(this IResolverContext context)
        => context.ContextData.TryGetValue(UserKey, out var value) ? value as ClaimsPrincipal : null;

    /// <summary>An entry of the request's state; default when there is none.</summary>
    public static T? GetGlobalStateOrDefault<T>(this IResolverContext context, string name)
        => context.ContextData.TryGetValue(name, out var value) && value is T typed ? typed : default;

    /// <summary>Sets an entry of the request's state.</summary>
    public static void SetGlobalState<T>(this IResolverContext context, string name, T value) => context.ContextData[name] = value;
}
