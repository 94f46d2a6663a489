using Cacao.Language;

namespace Cacao.Schema;

/// <summary>A reference that was followed: lists and non-nulls around a type in the making, or around a name that only GraphQL's notation gave.</summary>
internal abstract record ResolvedType
{
    public TypeDraft? Draft => this switch
    {
        Named named => named.Type,
        List list => list.Element.Draft,
        NonNull nonNull => nonNull.Type.Draft,
        _ => null,
    };

    /// <summary>The type without its outermost non-null.</summary>
    public ResolvedType Nullable => this is NonNull nonNull ? nonNull.Type : this;

    public TypeNode ToNode(TypeNames names) => this switch
    {
        List list => new ListTypeNode(list.Element.ToNode(names)),
        NonNull nonNull => new NonNullTypeNode(nonNull.Type.ToNode(names)),
        Named named => new NamedTypeNode(named.Name ?? names.Of(named.Type!)),
        _ => throw new InvalidOperationException($"{GetType().Name} is no type."),
    };

    public ResolvedType WithNamed(Named replacement) => this switch
    {
        List list => new List(list.Element.WithNamed(replacement)),
        NonNull nonNull => new NonNull(nonNull.Type.WithNamed(replacement)),
        _ => replacement,
    };

    public static ResolvedType Required(ResolvedType type) => type is NonNull ? type : new NonNull(type);

    public sealed record Named(TypeDraft? Type, string? Name) : ResolvedType;

    public sealed record List(ResolvedType Element) : ResolvedType;

    public sealed record NonNull(ResolvedType Type) : ResolvedType;
}
