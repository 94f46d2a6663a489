using System.Linq.Expressions;
using System.Reflection;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Configures a field of an object type.</summary>
public interface IObjectFieldDescriptor : IDescriptor
{
    IObjectFieldDescriptor Name(string value);

    IObjectFieldDescriptor Description(string? value);

    IObjectFieldDescriptor Deprecated(string? reason);

    IObjectFieldDescriptor Deprecated();

    /// <summary>Sets the type: a schema type such as <c>NonNullType&lt;IdType&gt;</c>, or a C# type.</summary>
    IObjectFieldDescriptor Type<TOutputType>()
        where TOutputType : class;

    IObjectFieldDescriptor Type(TypeNode typeNode);

    IObjectFieldDescriptor Type(Type type);

    /// <summary>Configures an argument, adding it if there is none of that name.</summary>
    IObjectFieldDescriptor Argument(string argumentName, Action<IArgumentDescriptor> argumentDescriptor);

    IObjectFieldDescriptor Ignore(bool ignore = true);

    IObjectFieldDescriptor Resolve(FieldResolverDelegate fieldResolver);

    IObjectFieldDescriptor Resolve(FieldResolverDelegate fieldResolver, Type? resultType);

    /// <summary>Resolves the field in one of the engine's own ways, without boxing what it yields.</summary>
    IObjectFieldDescriptor Resolve(FieldResolver fieldResolver);

    IObjectFieldDescriptor ResolveWith<TResolver>(Expression<Func<TResolver, object?>> propertyOrMethod);

    IObjectFieldDescriptor ResolveWith(MemberInfo propertyOrMethod);

    /// <summary>Makes it a subscription field whose events come from here; the resolver sees each as its parent.</summary>
    IObjectFieldDescriptor Subscribe(SubscribeResolverDelegate subscribeResolver);

    /// <summary>Wraps the resolver and the middleware added after this one.</summary>
    IObjectFieldDescriptor Use(FieldMiddleware middleware);

    /// <summary>Applies a directive; its arguments are taken from the instance's properties.</summary>
    IObjectFieldDescriptor Directive<T>(T directiveInstance)
        where T : class;

    IObjectFieldDescriptor Directive<T>()
        where T : class, new();

    IObjectFieldDescriptor Directive(string name, params ArgumentNode[] arguments);

    /// <summary>Names the members of the parent that the resolver needs, for projections.</summary>
    IObjectFieldDescriptor ParentRequires<TParent>(string? requires);

    /// <inheritdoc cref="ParentRequires{TParent}(string?)"/>
    IObjectFieldDescriptor ParentRequires(string? requires);
}

/// <summary>Resolves a field from nothing but its context.</summary>
public delegate ValueTask<object?> FieldResolverDelegate(IResolverContext context);
