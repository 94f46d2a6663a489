using System.Security.Claims;
using Cacao.Errors;
using Cacao.Types;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Schema;

/// <summary>Asks ASP.NET Core's authorization whether the user may.</summary>
internal static class Authorization
{
    /// <exception cref="GraphQLException">The user may not.</exception>
    public static async ValueTask DemandAsync(IResolverContext context, AuthorizeDirective directive, object? resource)
    {
        var user = context.GetUser() ?? new ClaimsPrincipal(new ClaimsIdentity());
        var policy = await PolicyOf(context.Services, directive).ConfigureAwait(false);
        var result = await context.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(user, resource, policy).ConfigureAwait(false);

        if (!result.Succeeded)
        {
            throw new GraphQLException(Refusal(user));
        }
    }

    private static async ValueTask<AuthorizationPolicy> PolicyOf(IServiceProvider services, AuthorizeDirective directive)
    {
        var policies = services.GetRequiredService<IAuthorizationPolicyProvider>();
        var policy = directive.Policy is { } name
            ? await policies.GetPolicyAsync(name).ConfigureAwait(false) ?? throw new GraphQLException(MissingPolicy(name))
            : null;

        if (directive.Roles is not { Count: > 0 } roles)
        {
            return policy ?? await policies.GetDefaultPolicyAsync().ConfigureAwait(false);
        }

        var builder = policy is null ? new AuthorizationPolicyBuilder() : new AuthorizationPolicyBuilder(policy);
        return builder.RequireRole(roles).Build();
    }

    private static IError Refusal(ClaimsPrincipal user) => ErrorBuilder.New()
        .SetMessage("The current user is not authorized to access this resource.")
        .SetCode(user.Identities.Any(identity => identity.IsAuthenticated) ? ErrorCodes.Authentication.NotAuthorized : ErrorCodes.Authentication.NotAuthenticated)
        .Build();

    private static IError MissingPolicy(string name) => ErrorBuilder.New()
        .SetMessage($"The `{name}` authorization policy does not exist.")
        .SetCode(ErrorCodes.Authentication.PolicyNotFound)
        .Build();
}
