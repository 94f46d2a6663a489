using Cacao.Language;

namespace Cacao.Schema;

/// <inheritdoc cref="IUnionTypeDescriptor"/>
internal sealed class UnionTypeDescriptor(UnionTypeDraft draft) : IUnionTypeDescriptor
{
    public IDictionary<string, object?> ContextData => draft.ContextData;

    public IUnionTypeDescriptor Name(string value) => Do(() => draft.Name = value);

    public IUnionTypeDescriptor Description(string value) => Do(() => draft.Description = value);

    public IUnionTypeDescriptor Type<TObjectType>()
        where TObjectType : class
        => Do(() => draft.Types.Add(new TypeReference.Schema(typeof(TObjectType))));

    public IUnionTypeDescriptor Type(NamedTypeNode objectType) => Do(() => draft.Types.Add(new TypeReference.Syntax(objectType)));

    public IUnionTypeDescriptor ResolveAbstractType(ResolveAbstractType resolveAbstractType) => Do(() => draft.ResolveType = resolveAbstractType);

    public IUnionTypeDescriptor Directive<T>(T directiveInstance)
        where T : class
        => Do(() => draft.Directives.Add(new DirectiveDraft(directiveInstance, null)));

    public IUnionTypeDescriptor Directive<T>()
        where T : class, new()
        => Directive(new T());

    public IUnionTypeDescriptor Directive(string name, params ArgumentNode[] arguments) => Do(() => draft.Directives.Add(name, arguments));

    private UnionTypeDescriptor Do(Action change)
    {
        change();
        return this;
    }
}
