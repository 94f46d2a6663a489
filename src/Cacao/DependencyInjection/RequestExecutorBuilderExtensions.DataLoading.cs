using Cacao.DataLoading;
using Cacao.DependencyInjection;
using Cacao.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>Adds a DataLoader, one instance per request.</summary>
    public static IRequestExecutorBuilder AddDataLoader<TDataLoader>(this IRequestExecutorBuilder builder)
        where TDataLoader : class, IDataLoader
    {
        builder.Services.AddDataLoader<TDataLoader>();
        return builder;
    }

    /// <inheritdoc cref="AddDataLoader{TDataLoader}(IRequestExecutorBuilder)"/>
    public static IRequestExecutorBuilder AddDataLoader<TService, TImplementation>(this IRequestExecutorBuilder builder)
        where TService : class, IDataLoader
        where TImplementation : class, TService
    {
        builder.Services.AddDataLoader<TService, TImplementation>();
        return builder;
    }

    /// <summary>Gives resolvers a DbContext of their own from its registered <see cref="IDbContextFactory{TContext}"/>, and takes it back when the request ends.</summary>
    public static IRequestExecutorBuilder RegisterDbContextFactory<TDbContext>(this IRequestExecutorBuilder builder)
        where TDbContext : DbContext
    {
        builder.Services.TryAddScoped<RequestDbContexts<TDbContext>>();
        return builder.ConfigureSchema(schema => schema.AddParameterBinding(new DbContextBindingFactory<TDbContext>()));
    }
}
