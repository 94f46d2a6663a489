using Cacao.Language;

namespace Cacao.Schema;

/// <inheritdoc cref="IDirectiveArgumentDescriptor"/>
internal sealed class DirectiveArgumentDescriptor(ArgumentDraft draft) : IDirectiveArgumentDescriptor
{
    public IDictionary<string, object?> ContextData => draft.ContextData;

    public IDirectiveArgumentDescriptor Name(string value) => Do(() => draft.Name = value);

    public IDirectiveArgumentDescriptor Description(string value) => Do(() => draft.Description = value);

    public IDirectiveArgumentDescriptor Deprecated(string reason) => Do(() => draft.DeprecationReason = reason.OrDefaultReason());

    public IDirectiveArgumentDescriptor Deprecated() => Deprecated("");

    public IDirectiveArgumentDescriptor Type<TInputType>()
        where TInputType : class
        => Type(typeof(TInputType));

    public IDirectiveArgumentDescriptor Type(TypeNode typeNode) => Do(() => draft.Type = new TypeReference.Syntax(typeNode));

    public IDirectiveArgumentDescriptor Type(Type type) => Do(() => draft.Type = new TypeReference.Schema(type));

    public IDirectiveArgumentDescriptor Ignore(bool ignore = true) => Do(() => draft.IsIgnored = ignore);

    public IDirectiveArgumentDescriptor DefaultValue(ValueNode value) => Do(() => draft.DefaultLiteral = value);

    public IDirectiveArgumentDescriptor DefaultValue(object? value) => Do(() => (draft.DefaultValue, draft.DefaultLiteral) = (value, null));

    private DirectiveArgumentDescriptor Do(Action change)
    {
        change();
        return this;
    }
}
