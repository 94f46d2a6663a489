using Cacao.Schema;
using Microsoft.AspNetCore.Authorization;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>Adds ASP.NET Core's authorization, which <c>[Authorize]</c> asks.</summary>
    public static IRequestExecutorBuilder AddAuthorization(this IRequestExecutorBuilder builder)
    {
        builder.Services.AddAuthorization();
        return builder;
    }

    /// <inheritdoc cref="AddAuthorization(IRequestExecutorBuilder)"/>
    public static IRequestExecutorBuilder AddAuthorization(this IRequestExecutorBuilder builder, Action<AuthorizationOptions> configure)
    {
        builder.Services.AddAuthorization(configure);
        return builder;
    }
}
