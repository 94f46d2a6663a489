using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

/// <inheritdoc cref="IEnumTypeDescriptor"/>
internal sealed class EnumTypeDescriptor(EnumTypeDraft draft) : IEnumTypeDescriptor
{
    public EnumTypeDraft Draft => draft;

    public IDictionary<string, object?> ContextData => draft.ContextData;

    public IEnumTypeDescriptor Name(string value) => Do(() => draft.Name = value);

    public IEnumTypeDescriptor Description(string value) => Do(() => draft.Description = value);

    public IEnumTypeDescriptor BindValues(BindingBehavior behavior) => Do(() => draft.Binding = behavior);

    public IEnumTypeDescriptor BindValuesExplicitly() => BindValues(BindingBehavior.Explicit);

    public IEnumTypeDescriptor BindValuesImplicitly() => BindValues(BindingBehavior.Implicit);

    public IEnumValueDescriptor Value<T>(T value)
    {
        var found = draft.Values.Find(candidate => candidate.Value.Equals(value));

        if (found is null)
        {
            found = new EnumValueDraft(value!) { Name = NamingConventions.UpperSnakeCase(value!.ToString()!) };
            draft.Values.Add(found);
        }

        found.IsExplicit = true;
        return new EnumValueDescriptor(found);
    }

    public IEnumTypeDescriptor Directive<T>(T directiveInstance)
        where T : class
        => Do(() => draft.Directives.Add(new DirectiveDraft(directiveInstance, null)));

    public IEnumTypeDescriptor Directive<T>()
        where T : class, new()
        => Directive(new T());

    public IEnumTypeDescriptor Directive(string name, params ArgumentNode[] arguments) => Do(() => draft.Directives.Add(name, arguments));

    private EnumTypeDescriptor Do(Action change)
    {
        change();
        return this;
    }
}

/// <inheritdoc cref="IEnumTypeDescriptor"/>
internal sealed class EnumTypeDescriptor<TRuntimeType>(EnumTypeDescriptor inner) : IEnumTypeDescriptor<TRuntimeType>
{
    public IDictionary<string, object?> ContextData => inner.ContextData;

    public IEnumTypeDescriptor<TRuntimeType> Name(string value) => Also(inner.Name(value));

    public IEnumTypeDescriptor<TRuntimeType> Description(string value) => Also(inner.Description(value));

    public IEnumTypeDescriptor<TRuntimeType> BindValues(BindingBehavior behavior) => Also(inner.BindValues(behavior));

    public IEnumTypeDescriptor<TRuntimeType> BindValuesExplicitly() => BindValues(BindingBehavior.Explicit);

    public IEnumTypeDescriptor<TRuntimeType> BindValuesImplicitly() => BindValues(BindingBehavior.Implicit);

    public IEnumValueDescriptor Value(TRuntimeType value) => inner.Value(value);

    public IEnumTypeDescriptor<TRuntimeType> Directive<T>(T directiveInstance)
        where T : class
        => Also(inner.Directive(directiveInstance));

    public IEnumTypeDescriptor<TRuntimeType> Directive<T>()
        where T : class, new()
        => Also(inner.Directive<T>());

    public IEnumTypeDescriptor<TRuntimeType> Directive(string name, params ArgumentNode[] arguments) => Also(inner.Directive(name, arguments));

    private EnumTypeDescriptor<TRuntimeType> Also(IEnumTypeDescriptor _) => this;
}

/// <inheritdoc cref="IEnumValueDescriptor"/>
internal sealed class EnumValueDescriptor(EnumValueDraft draft) : IEnumValueDescriptor
{
    public IDictionary<string, object?> ContextData => draft.ContextData;

    public IEnumValueDescriptor Name(string value) => Do(() => draft.Name = value);

    public IEnumValueDescriptor Description(string value) => Do(() => draft.Description = value);

    public IEnumValueDescriptor Deprecated(string reason) => Do(() => draft.DeprecationReason = reason.OrDefaultReason());

    public IEnumValueDescriptor Deprecated() => Deprecated("");

    public IEnumValueDescriptor Ignore(bool ignore = true) => Do(() => draft.IsIgnored = ignore);

    public IEnumValueDescriptor Directive<T>(T directiveInstance)
        where T : class
        => Do(() => draft.Directives.Add(new DirectiveDraft(directiveInstance, null)));

    public IEnumValueDescriptor Directive<T>()
        where T : class, new()
        => Directive(new T());

    public IEnumValueDescriptor Directive(string name, params ArgumentNode[] arguments) => Do(() => draft.Directives.Add(name, arguments));

    private EnumValueDescriptor Do(Action change)
    {
        change();
        return this;
    }
}
