using System.Linq.Expressions;
using System.Reflection;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Configures an object type.</summary>
public interface IObjectTypeDescriptor : IDescriptor
{
    IObjectTypeDescriptor Name(string value);

    IObjectTypeDescriptor Description(string? value);

    IObjectTypeDescriptor BindFields(BindingBehavior behavior);

    IObjectTypeDescriptor BindFieldsExplicitly();

    IObjectTypeDescriptor BindFieldsImplicitly();

    /// <summary>Adds an interface: a C# interface or class, or a descriptor type such as <see cref="InterfaceType{T}"/>.</summary>
    IObjectTypeDescriptor Implements<TInterface>()
        where TInterface : class;

    IObjectTypeDescriptor Implements(NamedTypeNode type);

    /// <summary>Tells whether a value is of this type; without it the C# type decides.</summary>
    IObjectTypeDescriptor IsOfType(IsOfType? isOfType);

    IObjectFieldDescriptor Field(string name);

    IObjectFieldDescriptor Field(MemberInfo propertyOrMethod);

    IObjectFieldDescriptor Field<TResolver>(Expression<Func<TResolver, object?>> propertyOrMethod);

    IObjectTypeDescriptor Directive<T>(T directiveInstance)
        where T : class;

    IObjectTypeDescriptor Directive<T>()
        where T : class, new();

    IObjectTypeDescriptor Directive(string name, params ArgumentNode[] arguments);

    /// <summary>Adds middleware around every field of the type, outside of the field's own, whichever field or <c>node</c> led to the object.</summary>
    IObjectTypeDescriptor UseOnFields(FieldMiddleware middleware);
}

/// <inheritdoc/>
public interface IObjectTypeDescriptor<TRuntimeType> : IDescriptor
{
    IObjectTypeDescriptor<TRuntimeType> Name(string value);

    IObjectTypeDescriptor<TRuntimeType> Description(string? value);

    IObjectTypeDescriptor<TRuntimeType> BindFields(BindingBehavior behavior);

    IObjectTypeDescriptor<TRuntimeType> BindFieldsExplicitly();

    IObjectTypeDescriptor<TRuntimeType> BindFieldsImplicitly();

    /// <inheritdoc cref="IObjectTypeDescriptor.Implements{TInterface}"/>
    IObjectTypeDescriptor<TRuntimeType> Implements<TInterface>()
        where TInterface : class;

    IObjectTypeDescriptor<TRuntimeType> Implements(NamedTypeNode type);

    /// <inheritdoc cref="IObjectTypeDescriptor.IsOfType"/>
    IObjectTypeDescriptor<TRuntimeType> IsOfType(IsOfType? isOfType);

    IObjectFieldDescriptor Field(Expression<Func<TRuntimeType, object?>> propertyOrMethod);

    IObjectFieldDescriptor Field<TValue>(Expression<Func<TRuntimeType, TValue?>> propertyOrMethod);

    IObjectFieldDescriptor Field(string name);

    IObjectFieldDescriptor Field(MemberInfo propertyOrMethod);

    IObjectTypeDescriptor<TRuntimeType> Directive<TDirective>(TDirective directiveInstance)
        where TDirective : class;

    IObjectTypeDescriptor<TRuntimeType> Directive<TDirective>()
        where TDirective : class, new();

    IObjectTypeDescriptor<TRuntimeType> Directive(string name, params ArgumentNode[] arguments);

    /// <inheritdoc cref="IObjectTypeDescriptor.UseOnFields"/>
    IObjectTypeDescriptor<TRuntimeType> UseOnFields(FieldMiddleware middleware);
}

/// <summary>Tells whether a value is of an object type.</summary>
public delegate bool IsOfType(IResolverContext? context, object resolverResult);
