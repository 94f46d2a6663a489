using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Short forms of <see cref="IObjectFieldDescriptor.Resolve(FieldResolverDelegate)"/> and of types in GraphQL's notation.</summary>
public static class ResolveDescriptorExtensions
{
    public static IObjectFieldDescriptor Resolve<TResult>(this IObjectFieldDescriptor descriptor, Func<IResolverContext, TResult> resolver)
        => descriptor.Resolve(ResultTypes.IsValueTask(typeof(TResult)) ? AwaitedResolvers.Create(resolver) : FieldResolver.FromValue<TResult>(resolver));

    public static IObjectFieldDescriptor Resolve<TResult>(this IObjectFieldDescriptor descriptor, Func<IResolverContext, Task<TResult>> resolver)
        => descriptor.Resolve(FieldResolver.FromTask<TResult>(resolver).WithOwnContext());

    public static IObjectFieldDescriptor Resolve<TResult>(
        this IObjectFieldDescriptor descriptor, Func<IResolverContext, CancellationToken, Task<TResult>> resolver)
        => descriptor.Resolve(FieldResolver.FromTask(context => resolver(context, context.RequestAborted)).WithOwnContext());

    public static IObjectFieldDescriptor Resolve<TResult>(this IObjectFieldDescriptor descriptor, Func<TResult> resolver)
        => descriptor.Resolve(FieldResolver.FromValue(_ => resolver()));

    public static IObjectFieldDescriptor Resolve<TResult>(this IObjectFieldDescriptor descriptor, Func<Task<TResult>> resolver)
        => descriptor.Resolve(FieldResolver.FromTask(_ => resolver()));

    public static IObjectFieldDescriptor Resolve<TResult>(this IObjectFieldDescriptor descriptor, TResult constantResult)
        => descriptor.Resolve(FieldResolver.FromValue(_ => constantResult));

    /// <summary>Sets the type in GraphQL's notation: <c>[User!]!</c>.</summary>
    public static IObjectFieldDescriptor Type(this IObjectFieldDescriptor descriptor, string typeSyntax)
        => descriptor.Type(Utf8GraphQLParser.ParseType(typeSyntax));

    /// <inheritdoc cref="Type(IObjectFieldDescriptor, string)"/>
    public static IInterfaceFieldDescriptor Type(this IInterfaceFieldDescriptor descriptor, string typeSyntax)
        => descriptor.Type(Utf8GraphQLParser.ParseType(typeSyntax));

    /// <inheritdoc cref="Type(IObjectFieldDescriptor, string)"/>
    public static IArgumentDescriptor Type(this IArgumentDescriptor descriptor, string typeSyntax)
        => descriptor.Type(Utf8GraphQLParser.ParseType(typeSyntax));

    /// <inheritdoc cref="Type(IObjectFieldDescriptor, string)"/>
    public static IInputFieldDescriptor Type(this IInputFieldDescriptor descriptor, string typeSyntax)
        => descriptor.Type(Utf8GraphQLParser.ParseType(typeSyntax));
}
