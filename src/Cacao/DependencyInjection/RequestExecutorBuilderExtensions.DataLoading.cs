using Cacao.DataLoading;
using Cacao.Schema;

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
}
