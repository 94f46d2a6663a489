using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.DataLoading;

/// <summary>
/// The services of one batch: a scope of their own, because batches run beside each other and a DbContext cannot. A
/// DbContext comes from its factory when one is registered, and then no scope is made for it. Used by generated DataLoaders.
/// </summary>
/// <param name="services">The services of the request.</param>
/// <param name="areOfRequest">Whether services are taken from the request after all.</param>
public sealed class BatchServices(IServiceProvider services, bool areOfRequest = false) : IAsyncDisposable
{
    private AsyncServiceScope? _scope;
    private List<DbContext>? _contexts;

    public TService GetRequiredService<TService>()
        where TService : notnull
        => Scope.GetRequiredService<TService>();

    public TService? GetService<TService>() => Scope.GetService<TService>();

    public TService GetRequiredKeyedService<TService>(object key)
        where TService : notnull
        => Scope.GetRequiredKeyedService<TService>(key);

    public TContext GetDbContext<TContext>()
        where TContext : DbContext
    {
        if (services.GetService<IDbContextFactory<TContext>>() is not { } factory)
        {
            return Scope.GetRequiredService<TContext>();
        }

        var context = factory.CreateDbContext();
        QueryContexts.Note(context);
        (_contexts ??= []).Add(context);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts ?? [])
        {
            await context.DisposeAsync().ConfigureAwait(false);
        }

        if (_scope is { } scope)
        {
            await scope.DisposeAsync().ConfigureAwait(false);
        }
    }

    private IServiceProvider Scope => areOfRequest ? services : (_scope ??= services.CreateAsyncScope()).ServiceProvider;
}
