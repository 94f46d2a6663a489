using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cacao.DataLoading;

/// <summary>Makes an instance of a DataLoader for one scope.</summary>
public delegate TDataLoader CreateDataLoader<out TDataLoader>(IServiceProvider services, IBatchScheduler batchScheduler, DataLoaderOptions options);

/// <summary>
/// Registers DataLoaders: one instance per scope, so that keys and results are those of one request. Under the name of its interface it is
/// passed on, and not kept by the scope a second time.
/// </summary>
public static class DataLoaderServiceCollectionExtensions
{
    /// <summary>What every DataLoader needs.</summary>
    public static IServiceCollection AddDataLoaderCore(this IServiceCollection services)
    {
        services.TryAddSingleton<DataLoaderOptions>();
        services.TryAddScoped<BatchDispatcher>();
        services.TryAddTransient<IBatchScheduler>(static scope => scope.GetRequiredService<BatchDispatcher>());
        return services;
    }

    public static IServiceCollection AddDataLoader<TDataLoader>(this IServiceCollection services)
        where TDataLoader : class, IDataLoader
    {
        services.AddDataLoaderCore().TryAddScoped<TDataLoader>();
        return services;
    }

    public static IServiceCollection AddDataLoader<TService, TImplementation>(this IServiceCollection services)
        where TService : class, IDataLoader
        where TImplementation : class, TService
    {
        services.AddDataLoader<TImplementation>().TryAddTransient<TService>(static scope => scope.GetRequiredService<TImplementation>());
        return services;
    }

    /// <summary>With a constructor call instead of reflection; for generated code.</summary>
    public static IServiceCollection AddDataLoader<TService, TImplementation>(this IServiceCollection services, CreateDataLoader<TImplementation> create)
        where TService : class, IDataLoader
        where TImplementation : class, TService
    {
        services.AddDataLoaderCore();
        services.TryAddScoped(scope => create(
            scope,
            scope.GetRequiredService<IBatchScheduler>(),
            scope.GetRequiredService<DataLoaderOptions>()));
        services.TryAddTransient<TService>(static scope => scope.GetRequiredService<TImplementation>());
        return services;
    }
}
