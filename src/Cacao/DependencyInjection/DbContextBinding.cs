using System.Reflection;
using Cacao.Schema;
using Cacao.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.DependencyInjection;

/// <summary>A DbContext as a resolver's parameter: one for each call, because resolvers run beside each other and a DbContext cannot.</summary>
internal sealed class DbContextBindingFactory<TContext> : IParameterBindingFactory
    where TContext : DbContext
{
    public bool CanHandle(ParameterInfo parameter) => parameter.ParameterType == typeof(TContext);

    public ParameterBinding Create(ParameterInfo parameter, IParameterBindingContext context) => new DbContextBinding<TContext>();
}

internal sealed class DbContextBinding<TContext> : ParameterBinding<TContext>
    where TContext : DbContext
{
    public override TContext Get(ResolverContext context) => context.Services.GetRequiredService<RequestDbContexts<TContext>>().Create();
}

/// <summary>The contexts that a request's resolvers took from the factory; they go back when the request ends.</summary>
internal sealed class RequestDbContexts<TContext>(IDbContextFactory<TContext> factory) : IAsyncDisposable, IDisposable
    where TContext : DbContext
{
    private readonly List<TContext> _contexts = [];

    public TContext Create()
    {
        var context = factory.CreateDbContext();

        lock (_contexts)
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
    }

    public void Dispose() => _contexts.ForEach(context => context.Dispose());
}
