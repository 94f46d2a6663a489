using System.Linq.Expressions;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Configures an interface type.</summary>
public interface IInterfaceTypeDescriptor : IDescriptor
{
    IInterfaceTypeDescriptor Name(string value);

    IInterfaceTypeDescriptor Description(string value);

    IInterfaceTypeDescriptor Implements<TInterface>()
        where TInterface : class;

    IInterfaceTypeDescriptor Implements(NamedTypeNode type);

    IInterfaceTypeDescriptor ResolveAbstractType(ResolveAbstractType typeResolver);

    IInterfaceFieldDescriptor Field(string name);

    IInterfaceTypeDescriptor Directive<T>(T directiveInstance)
        where T : class;

    IInterfaceTypeDescriptor Directive<T>()
        where T : class, new();

    IInterfaceTypeDescriptor Directive(string name, params ArgumentNode[] arguments);
}

/// <inheritdoc/>
public interface IInterfaceTypeDescriptor<T> : IDescriptor
{
    IInterfaceTypeDescriptor<T> Name(string value);

    IInterfaceTypeDescriptor<T> Description(string value);

    IInterfaceTypeDescriptor<T> BindFields(BindingBehavior behavior);

    IInterfaceTypeDescriptor<T> BindFieldsExplicitly();

    IInterfaceTypeDescriptor<T> BindFieldsImplicitly();

    IInterfaceTypeDescriptor<T> Implements<TInterface>()
        where TInterface : class;

    IInterfaceTypeDescriptor<T> Implements(NamedTypeNode type);

    IInterfaceTypeDescriptor<T> ResolveAbstractType(ResolveAbstractType typeResolver);

    IInterfaceFieldDescriptor Field(Expression<Func<T, object?>> propertyOrMethod);

    IInterfaceFieldDescriptor Field(string name);

    IInterfaceTypeDescriptor<T> Directive<TDirective>(TDirective directiveInstance)
        where TDirective : class;

    IInterfaceTypeDescriptor<T> Directive<TDirective>()
        where TDirective : class, new();

    IInterfaceTypeDescriptor<T> Directive(string name, params ArgumentNode[] arguments);
}

/// <summary>Names the object type of a value.</summary>
public delegate ObjectType? ResolveAbstractType(IResolverContext context, object resolverResult);
