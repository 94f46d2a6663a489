using Cacao.Language;

namespace Cacao.Schema;

/// <summary>What a field, argument or list of types says about a type before the types have names.</summary>
internal abstract record TypeReference
{
    /// <summary>A C# type with its nullability.</summary>
    public sealed record Shape(TypeShape Value) : TypeReference;

    /// <summary>GraphQL's notation.</summary>
    public sealed record Syntax(TypeNode Node) : TypeReference;

    /// <summary>A schema type such as <c>NonNullType&lt;SlugType&gt;</c>; a plain C# type means its nullable GraphQL type.</summary>
    public sealed record Schema(Type Type) : TypeReference;

    /// <summary>A type that a convention made.</summary>
    public sealed record Draft(TypeDraft Value) : TypeReference;

    /// <summary>A list of what another reference says.</summary>
    public sealed record List(TypeReference Element) : TypeReference;

    /// <summary>What another reference says, without null.</summary>
    public sealed record NonNull(TypeReference Type) : TypeReference;

    /// <summary>What another reference says, or null.</summary>
    public sealed record Nullable(TypeReference Type) : TypeReference;

    /// <summary>What another reference says, with <c>ID</c> in place of the named type.</summary>
    public sealed record GlobalId(TypeReference Type) : TypeReference;
}
