using System.Linq.Expressions;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Configures an input object type.</summary>
public interface IInputObjectTypeDescriptor : IDescriptor
{
    IInputObjectTypeDescriptor Name(string value);

    IInputObjectTypeDescriptor Description(string value);

    /// <inheritdoc cref="OneOfAttribute"/>
    IInputObjectTypeDescriptor OneOf();

    IInputFieldDescriptor Field(string name);

    IInputObjectTypeDescriptor Directive<T>(T directiveInstance)
        where T : class;

    IInputObjectTypeDescriptor Directive<T>()
        where T : class, new();

    IInputObjectTypeDescriptor Directive(string name, params ArgumentNode[] arguments);
}

/// <inheritdoc/>
public interface IInputObjectTypeDescriptor<T> : IDescriptor
{
    IInputObjectTypeDescriptor<T> Name(string value);

    IInputObjectTypeDescriptor<T> Description(string value);

    IInputObjectTypeDescriptor<T> BindFields(BindingBehavior behavior);

    IInputObjectTypeDescriptor<T> BindFieldsExplicitly();

    IInputObjectTypeDescriptor<T> BindFieldsImplicitly();

    /// <inheritdoc cref="OneOfAttribute"/>
    IInputObjectTypeDescriptor<T> OneOf();

    IInputFieldDescriptor Field<TValue>(Expression<Func<T, TValue>> property);

    IInputFieldDescriptor Field(string name);

    IInputObjectTypeDescriptor<T> Directive<TDirective>(TDirective directive)
        where TDirective : class;

    IInputObjectTypeDescriptor<T> Directive<TDirective>()
        where TDirective : class, new();

    IInputObjectTypeDescriptor<T> Directive(string name, params ArgumentNode[] arguments);
}
