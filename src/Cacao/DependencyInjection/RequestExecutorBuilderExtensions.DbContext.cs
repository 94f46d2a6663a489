using Cacao.DependencyInjection;
using Cacao.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>
    /// Lets resolvers ask for a DbContext as a parameter. Each call gets one of its own from the registered
    /// <see cref="IDbContextFactory{TContext}"/>, which lives until the request ends.
    /// </summary>
    public static IRequestExecutorBuilder RegisterDbContextFactory<T>(this IRequestExecutorBuilder builder)
        where T : DbContext
    {
        builder.Services.TryAddScoped<ResolverDbContexts>();
        builder.Schema.AddParameterBinding(new DbContextBindingFactory<T>());
        return builder;
    }
}
