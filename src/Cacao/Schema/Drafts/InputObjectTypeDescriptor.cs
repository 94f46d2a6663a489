using System.Linq.Expressions;
using System.Reflection;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

/// <inheritdoc cref="IInputObjectTypeDescriptor"/>
internal sealed class InputObjectTypeDescriptor(InputObjectTypeDraft draft) : IInputObjectTypeDescriptor
{
    public InputObjectTypeDraft Draft => draft;

    public IDictionary<string, object?> ContextData => draft.ContextData;

    public IInputObjectTypeDescriptor Name(string value) => Do(() => draft.Name = value);

    public IInputObjectTypeDescriptor Description(string value) => Do(() => draft.Description = value);

    public IInputObjectTypeDescriptor OneOf() => Do(() => draft.IsOneOf = true);

    public IInputFieldDescriptor Field(string name)
    {
        var field = draft.Fields.Find(candidate => candidate.Name == name);

        if (field is null)
        {
            field = new ArgumentDraft { Name = name };
            draft.Fields.Add(field);
        }

        return Describe(field);
    }

    public IInputFieldDescriptor Field(PropertyInfo property)
        => Describe(draft.Fields.Find(candidate => candidate.Property?.Name == property.Name)
            ?? throw new ArgumentException($"{draft.RuntimeType} cannot take a value for {property.Name}.", nameof(property)));

    public IInputObjectTypeDescriptor Directive<T>(T directiveInstance)
        where T : class
        => Do(() => draft.Directives.Add(new DirectiveDraft(directiveInstance, null)));

    public IInputObjectTypeDescriptor Directive<T>()
        where T : class, new()
        => Directive(new T());

    public IInputObjectTypeDescriptor Directive(string name, params ArgumentNode[] arguments) => Do(() => draft.Directives.Add(name, arguments));

    private static InputFieldDescriptor Describe(ArgumentDraft field)
    {
        field.IsExplicit = true;
        return new InputFieldDescriptor(field);
    }

    private InputObjectTypeDescriptor Do(Action change)
    {
        change();
        return this;
    }
}

/// <inheritdoc cref="IInputObjectTypeDescriptor"/>
internal sealed class InputObjectTypeDescriptor<T>(InputObjectTypeDescriptor inner) : IInputObjectTypeDescriptor<T>
{
    public IDictionary<string, object?> ContextData => inner.ContextData;

    public IInputObjectTypeDescriptor<T> Name(string value) => Also(inner.Name(value));

    public IInputObjectTypeDescriptor<T> Description(string value) => Also(inner.Description(value));

    public IInputObjectTypeDescriptor<T> BindFields(BindingBehavior behavior)
    {
        inner.Draft.Binding = behavior;
        return this;
    }

    public IInputObjectTypeDescriptor<T> BindFieldsExplicitly() => BindFields(BindingBehavior.Explicit);

    public IInputObjectTypeDescriptor<T> BindFieldsImplicitly() => BindFields(BindingBehavior.Implicit);

    public IInputObjectTypeDescriptor<T> OneOf() => Also(inner.OneOf());

    public IInputFieldDescriptor Field<TValue>(Expression<Func<T, TValue>> property) => inner.Field((PropertyInfo)property.SelectedMember());

    public IInputFieldDescriptor Field(string name) => inner.Field(name);

    public IInputObjectTypeDescriptor<T> Directive<TDirective>(TDirective directive)
        where TDirective : class
        => Also(inner.Directive(directive));

    public IInputObjectTypeDescriptor<T> Directive<TDirective>()
        where TDirective : class, new()
        => Also(inner.Directive<TDirective>());

    public IInputObjectTypeDescriptor<T> Directive(string name, params ArgumentNode[] arguments) => Also(inner.Directive(name, arguments));

    private InputObjectTypeDescriptor<T> Also(IInputObjectTypeDescriptor _) => this;
}
