using Cacao.DataLoading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.DependencyInjection;

/// <summary>The DbContexts made for the resolvers of one request; they go back to their pool when it ends.</summary>
internal sealed class ResolverDbContexts(IServiceProvider services) : IAsyncDisposable, IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<DbContext> _contexts = [];

    public TContext Create<TContext>()
        where TContext : DbContext
    {
        var context = services.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();

        QueryContexts.Note(context);

        lock (_lock)
        {
            _contexts.Add(context);
        }

        return context;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.DisposeAsync().ConfigureAwait(false);
        }

        _contexts.Clear();
    }

    public void Dispose()
    {
        _contexts.ForEach(context => context.Dispose());
        _contexts.Clear();
    }
}
