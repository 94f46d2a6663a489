using System.Linq.Expressions;
using System.Reflection;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

/// <inheritdoc cref="IObjectTypeDescriptor"/>
internal sealed class ObjectTypeDescriptor(ObjectTypeDraft draft, FieldDrafting fields) : IObjectTypeDescriptor
{
    public ObjectTypeDraft Draft => draft;

    public IDictionary<string, object?> ContextData => draft.ContextData;

    public IObjectTypeDescriptor Name(string value) => Do(() => draft.Name = value);

    public IObjectTypeDescriptor Description(string? value) => Do(() => draft.Description = value);

    public IObjectTypeDescriptor BindFields(BindingBehavior behavior) => Do(() => draft.Binding = behavior);

    public IObjectTypeDescriptor BindFieldsExplicitly() => BindFields(BindingBehavior.Explicit);

    public IObjectTypeDescriptor BindFieldsImplicitly() => BindFields(BindingBehavior.Implicit);

    public IObjectTypeDescriptor Implements<TInterface>()
        where TInterface : class
        => Do(() => draft.Interfaces.Add(new TypeReference.Schema(typeof(TInterface))));

    public IObjectTypeDescriptor Implements(NamedTypeNode type) => Do(() => draft.Interfaces.Add(new TypeReference.Syntax(type)));

    public IObjectTypeDescriptor IsOfType(IsOfType? isOfType) => Do(() => draft.IsOfType = isOfType);

    public IObjectFieldDescriptor Field(string name) => Describe(draft.GetOrAddField(name));

    public IObjectFieldDescriptor Field(MemberInfo propertyOrMethod) => Describe(fields.GetOrAdd(draft, propertyOrMethod));

    public IObjectFieldDescriptor Field<TResolver>(Expression<Func<TResolver, object?>> propertyOrMethod)
        => Field(propertyOrMethod.SelectedMember());

    public IObjectTypeDescriptor Directive<T>(T directiveInstance)
        where T : class
        => Do(() => draft.Directives.Add(new DirectiveDraft(directiveInstance, null)));

    public IObjectTypeDescriptor Directive<T>()
        where T : class, new()
        => Directive(new T());

    public IObjectTypeDescriptor Directive(string name, params ArgumentNode[] arguments) => Do(() => draft.Directives.Add(name, arguments));

    public IObjectTypeDescriptor UseOnFields(FieldMiddleware middleware) => Do(() => draft.FieldMiddleware.Add(middleware));

    private ObjectFieldDescriptor Describe(FieldDraft field)
    {
        field.IsExplicit = true;
        return new ObjectFieldDescriptor(field, fields);
    }

    private ObjectTypeDescriptor Do(Action change)
    {
        change();
        return this;
    }
}

/// <inheritdoc cref="IObjectTypeDescriptor"/>
internal sealed class ObjectTypeDescriptor<T>(ObjectTypeDescriptor inner) : IObjectTypeDescriptor<T>
{
    public IDictionary<string, object?> ContextData => inner.ContextData;

    public IObjectTypeDescriptor<T> Name(string value) => Also(inner.Name(value));

    public IObjectTypeDescriptor<T> Description(string? value) => Also(inner.Description(value));

    public IObjectTypeDescriptor<T> BindFields(BindingBehavior behavior) => Also(inner.BindFields(behavior));

    public IObjectTypeDescriptor<T> BindFieldsExplicitly() => Also(inner.BindFieldsExplicitly());

    public IObjectTypeDescriptor<T> BindFieldsImplicitly() => Also(inner.BindFieldsImplicitly());

    public IObjectTypeDescriptor<T> Implements<TInterface>()
        where TInterface : class
        => Also(inner.Implements<TInterface>());

    public IObjectTypeDescriptor<T> Implements(NamedTypeNode type) => Also(inner.Implements(type));

    public IObjectTypeDescriptor<T> IsOfType(IsOfType? isOfType) => Also(inner.IsOfType(isOfType));

    public IObjectFieldDescriptor Field(Expression<Func<T, object?>> propertyOrMethod) => inner.Field(propertyOrMethod.SelectedMember());

    public IObjectFieldDescriptor Field<TValue>(Expression<Func<T, TValue?>> propertyOrMethod) => inner.Field(propertyOrMethod.SelectedMember());

    public IObjectFieldDescriptor Field(string name) => inner.Field(name);

    public IObjectFieldDescriptor Field(MemberInfo propertyOrMethod) => inner.Field(propertyOrMethod);

    public IObjectTypeDescriptor<T> Directive<TDirective>(TDirective directiveInstance)
        where TDirective : class
        => Also(inner.Directive(directiveInstance));

    public IObjectTypeDescriptor<T> Directive<TDirective>()
        where TDirective : class, new()
        => Also(inner.Directive<TDirective>());

    public IObjectTypeDescriptor<T> Directive(string name, params ArgumentNode[] arguments) => Also(inner.Directive(name, arguments));

    public IObjectTypeDescriptor<T> UseOnFields(FieldMiddleware middleware) => Also(inner.UseOnFields(middleware));

    private ObjectTypeDescriptor<T> Also(IObjectTypeDescriptor _) => this;
}
