using Cacao.Language;

namespace Cacao.Schema;

/// <inheritdoc cref="IArgumentDescriptor"/>
internal sealed class ArgumentDescriptor(ArgumentDraft draft) : IArgumentDescriptor
{
    public IDictionary<string, object?> ContextData => draft.ContextData;

    public IArgumentDescriptor Name(string value) => Do(() => draft.Name = value);

    public IArgumentDescriptor Description(string value) => Do(() => draft.Description = value);

    public IArgumentDescriptor Deprecated(string reason) => Do(() => draft.DeprecationReason = reason.OrDefaultReason());

    public IArgumentDescriptor Deprecated() => Deprecated("");

    public IArgumentDescriptor Type<TInputType>()
        where TInputType : class
        => Type(typeof(TInputType));

    public IArgumentDescriptor Type(TypeNode typeNode) => Do(() => draft.Type = new TypeReference.Syntax(typeNode));

    public IArgumentDescriptor Type(Type type) => Do(() => draft.Type = new TypeReference.Schema(type));

    public IArgumentDescriptor DefaultValue(ValueNode value) => Do(() => draft.DefaultLiteral = value);

    public IArgumentDescriptor DefaultValue(object? value) => Do(() => (draft.DefaultValue, draft.DefaultLiteral) = (value, null));

    public IArgumentDescriptor Directive<T>(T directiveInstance)
        where T : class
        => Do(() => draft.Directives.Add(new DirectiveDraft(directiveInstance, null)));

    public IArgumentDescriptor Directive<T>()
        where T : class, new()
        => Directive(new T());

    public IArgumentDescriptor Directive(string name, params ArgumentNode[] arguments) => Do(() => draft.Directives.Add(name, arguments));

    private ArgumentDescriptor Do(Action change)
    {
        change();
        return this;
    }
}
