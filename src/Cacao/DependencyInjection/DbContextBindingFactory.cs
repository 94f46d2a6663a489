using System.Reflection;
using Cacao.Schema;
using Cacao.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.DependencyInjection;

/// <summary>Gives resolvers a DbContext of their own, because resolvers run beside each other and a DbContext cannot.</summary>
internal sealed class DbContextBindingFactory<TContext> : IParameterBindingFactory
    where TContext : DbContext
{
    public bool CanHandle(ParameterInfo parameter) => parameter.ParameterType == typeof(TContext);

    public ParameterBinding Create(ParameterInfo parameter, IParameterBindingContext context) => new Binding();

    private sealed class Binding : ParameterBinding<TContext>
    {
        public override TContext Get(ResolverContext context) => context.Services.GetRequiredService<ResolverDbContexts>().Create<TContext>();
    }
}
