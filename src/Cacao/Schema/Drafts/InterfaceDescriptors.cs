using System.Linq.Expressions;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

/// <inheritdoc cref="IInterfaceTypeDescriptor"/>
internal sealed class InterfaceTypeDescriptor(InterfaceTypeDraft draft, FieldDrafting fields) : IInterfaceTypeDescriptor
{
    public InterfaceTypeDraft Draft => draft;

    public IDictionary<string, object?> ContextData => draft.ContextData;

    public IInterfaceTypeDescriptor Name(string value) => Do(() => draft.Name = value);

    public IInterfaceTypeDescriptor Description(string value) => Do(() => draft.Description = value);

    public IInterfaceTypeDescriptor Implements<TInterface>()
        where TInterface : class
        => Do(() => draft.Interfaces.Add(new TypeReference.Schema(typeof(TInterface))));

    public IInterfaceTypeDescriptor Implements(NamedTypeNode type) => Do(() => draft.Interfaces.Add(new TypeReference.Syntax(type)));

    public IInterfaceTypeDescriptor ResolveAbstractType(ResolveAbstractType typeResolver) => Do(() => draft.ResolveType = typeResolver);

    public IInterfaceFieldDescriptor Field(string name) => Describe(draft.GetOrAddField(name));

    public IInterfaceFieldDescriptor Field(LambdaExpression member) => Describe(fields.GetOrAdd(draft, member.SelectedMember()));

    public IInterfaceTypeDescriptor Directive<T>(T directiveInstance)
        where T : class
        => Do(() => draft.Directives.Add(new DirectiveDraft(directiveInstance, null)));

    public IInterfaceTypeDescriptor Directive<T>()
        where T : class, new()
        => Directive(new T());

    public IInterfaceTypeDescriptor Directive(string name, params ArgumentNode[] arguments) => Do(() => draft.Directives.Add(name, arguments));

    private static InterfaceFieldDescriptor Describe(FieldDraft field)
    {
        field.IsExplicit = true;
        return new InterfaceFieldDescriptor(field);
    }

    private InterfaceTypeDescriptor Do(Action change)
    {
        change();
        return this;
    }
}

/// <inheritdoc cref="IInterfaceTypeDescriptor"/>
internal sealed class InterfaceTypeDescriptor<T>(InterfaceTypeDescriptor inner) : IInterfaceTypeDescriptor<T>
{
    public IDictionary<string, object?> ContextData => inner.ContextData;

    public IInterfaceTypeDescriptor<T> Name(string value) => Also(inner.Name(value));

    public IInterfaceTypeDescriptor<T> Description(string value) => Also(inner.Description(value));

    public IInterfaceTypeDescriptor<T> BindFields(BindingBehavior behavior)
    {
        inner.Draft.Binding = behavior;
        return this;
    }

    public IInterfaceTypeDescriptor<T> BindFieldsExplicitly() => BindFields(BindingBehavior.Explicit);

    public IInterfaceTypeDescriptor<T> BindFieldsImplicitly() => BindFields(BindingBehavior.Implicit);

    public IInterfaceTypeDescriptor<T> Implements<TInterface>()
        where TInterface : class
        => Also(inner.Implements<TInterface>());

    public IInterfaceTypeDescriptor<T> Implements(NamedTypeNode type) => Also(inner.Implements(type));

    public IInterfaceTypeDescriptor<T> ResolveAbstractType(ResolveAbstractType typeResolver) => Also(inner.ResolveAbstractType(typeResolver));

    public IInterfaceFieldDescriptor Field(Expression<Func<T, object?>> propertyOrMethod) => inner.Field(propertyOrMethod);

    public IInterfaceFieldDescriptor Field(string name) => inner.Field(name);

    public IInterfaceTypeDescriptor<T> Directive<TDirective>(TDirective directiveInstance)
        where TDirective : class
        => Also(inner.Directive(directiveInstance));

    public IInterfaceTypeDescriptor<T> Directive<TDirective>()
        where TDirective : class, new()
        => Also(inner.Directive<TDirective>());

    public IInterfaceTypeDescriptor<T> Directive(string name, params ArgumentNode[] arguments) => Also(inner.Directive(name, arguments));

    private InterfaceTypeDescriptor<T> Also(IInterfaceTypeDescriptor _) => this;
}

/// <inheritdoc cref="IInterfaceFieldDescriptor"/>
internal sealed class InterfaceFieldDescriptor(FieldDraft draft) : IInterfaceFieldDescriptor
{
    public IDictionary<string, object?> ContextData => draft.ContextData;

    public IInterfaceFieldDescriptor Name(string value) => Do(() => draft.Name = value);

    public IInterfaceFieldDescriptor Description(string? value) => Do(() => draft.Description = value);

    public IInterfaceFieldDescriptor Deprecated(string? reason) => Do(() => draft.DeprecationReason = reason.OrDefaultReason());

    public IInterfaceFieldDescriptor Deprecated() => Deprecated(null);

    public IInterfaceFieldDescriptor Type<TOutputType>()
        where TOutputType : class
        => Type(typeof(TOutputType));

    public IInterfaceFieldDescriptor Type(TypeNode type) => Do(() => draft.Type = new TypeReference.Syntax(type));

    public IInterfaceFieldDescriptor Type(Type type) => Do(() => draft.Type = new TypeReference.Schema(type));

    public IInterfaceFieldDescriptor Ignore(bool ignore = true) => Do(() => draft.IsIgnored = ignore);

    public IInterfaceFieldDescriptor Argument(string name, Action<IArgumentDescriptor> argument)
        => Do(() => argument(new ArgumentDescriptor(draft.GetOrAddArgument(name))));

    public IInterfaceFieldDescriptor Directive<T>(T directiveInstance)
        where T : class
        => Do(() => draft.Directives.Add(new DirectiveDraft(directiveInstance, null)));

    public IInterfaceFieldDescriptor Directive<T>()
        where T : class, new()
        => Directive(new T());

    public IInterfaceFieldDescriptor Directive(string name, params ArgumentNode[] arguments) => Do(() => draft.Directives.Add(name, arguments));

    private InterfaceFieldDescriptor Do(Action change)
    {
        change();
        return this;
    }
}
