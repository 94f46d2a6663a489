using Cacao.Language;

namespace Cacao.Schema;

/// <inheritdoc cref="IInputFieldDescriptor"/>
internal sealed class InputFieldDescriptor(ArgumentDraft draft) : IInputFieldDescriptor
{
    public IDictionary<string, object?> ContextData => draft.ContextData;

    public IInputFieldDescriptor Name(string value) => Do(() => draft.Name = value);

    public IInputFieldDescriptor Description(string value) => Do(() => draft.Description = value);

    public IInputFieldDescriptor Deprecated(string reason) => Do(() => draft.DeprecationReason = reason.OrDefaultReason());

    public IInputFieldDescriptor Deprecated() => Deprecated("");

    public IInputFieldDescriptor Type<TInputType>()
        where TInputType : class
        => Type(typeof(TInputType));

    public IInputFieldDescriptor Type(TypeNode typeNode) => Do(() => draft.Type = new TypeReference.Syntax(typeNode));

    public IInputFieldDescriptor Type(Type type) => Do(() => draft.Type = new TypeReference.Schema(type));

    public IInputFieldDescriptor Ignore(bool ignore = true) => Do(() => draft.IsIgnored = ignore);

    public IInputFieldDescriptor DefaultValue(ValueNode value) => Do(() => draft.DefaultLiteral = value);

    public IInputFieldDescriptor DefaultValue(object? value) => Do(() => (draft.DefaultValue, draft.DefaultLiteral) = (value, null));

    public IInputFieldDescriptor Directive<T>(T directiveInstance)
        where T : class
        => Do(() => draft.Directives.Add(new DirectiveDraft(directiveInstance, null)));

    public IInputFieldDescriptor Directive<T>()
        where T : class, new()
        => Directive(new T());

    public IInputFieldDescriptor Directive(string name, params ArgumentNode[] arguments) => Do(() => draft.Directives.Add(name, arguments));

    private InputFieldDescriptor Do(Action change)
    {
        change();
        return this;
    }
}
