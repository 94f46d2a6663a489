using System.Reflection;
using System.Security.Claims;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>A part of the resolver context, by the parameter's type.</summary>
internal sealed class ContextBinding<T>(Func<ResolverContext, T> read) : ParameterBinding<T>
{
    public override T Get(ResolverContext context) => read(context);
}

internal sealed class ContextBindingFactory : IParameterBindingFactory
{
    private static readonly Dictionary<Type, ParameterBinding> Bindings = new ParameterBinding[]
    {
        new ContextBinding<IResolverContext>(static context => context),
        new ContextBinding<IMiddlewareContext>(static context => context),
        new ContextBinding<ResolverContext>(static context => context),
        new ContextBinding<CancellationToken>(static context => context.RequestAborted),
        new ContextBinding<IServiceProvider>(static context => context.Services),
        new ContextBinding<ISelection>(static context => context.Selection),
        new ContextBinding<GraphQLSchema>(static context => context.Schema),
        new ContextBinding<ObjectType>(static context => context.ObjectType),
        new ContextBinding<Errors.Path>(static context => context.Path),
        new ContextBinding<ClaimsPrincipal>(static context => context.GetUser() ?? new ClaimsPrincipal(new ClaimsIdentity())),
    }.ToDictionary(binding => binding.ParameterType);

    public bool CanHandle(ParameterInfo parameter) => Bindings.ContainsKey(parameter.ParameterType);

    public ParameterBinding Create(ParameterInfo parameter, IParameterBindingContext context) => Bindings[parameter.ParameterType];
}
