using Cacao.Language;

namespace Cacao.Types;

/// <summary>The kinds of types (specification, section 4.2.2).</summary>
public enum TypeKind { Scalar, Object, Interface, Union, Enum, InputObject, List, NonNull }

/// <summary>A type of a schema: named, or a wrapper around one.</summary>
public abstract class GraphQLType
{
    public abstract TypeKind Kind { get; }

    /// <summary>The named type inside all wrappers.</summary>
    public abstract TypeDefinition NamedType { get; }

    /// <summary>The type without its outermost non-null wrapper.</summary>
    public virtual GraphQLType NullableType => this;

    public bool IsNonNull => Kind is TypeKind.NonNull;

    /// <summary>Can be the type of an argument, a variable or an input field (section 3.4.2).</summary>
    public bool IsInputType => NamedType.Kind is TypeKind.Scalar or TypeKind.Enum or TypeKind.InputObject;

    /// <summary>Can be the type of a field (section 3.4.2).</summary>
    public bool IsOutputType => NamedType.Kind is not TypeKind.InputObject;

    public bool IsLeafType => Kind is TypeKind.Scalar or TypeKind.Enum;

    public bool IsCompositeType => Kind is TypeKind.Object or TypeKind.Interface or TypeKind.Union;

    public bool IsAbstractType => Kind is TypeKind.Interface or TypeKind.Union;

    /// <summary>As written in GraphQL: <c>[User!]!</c>.</summary>
    public abstract override string ToString();

    public abstract TypeNode ToTypeNode();
}

/// <summary>Wraps a type into a list. Two are equal when their elements are.</summary>
public sealed class ListType(GraphQLType elementType) : GraphQLType, IEquatable<ListType>
{
    public override TypeKind Kind => TypeKind.List;

    public GraphQLType ElementType { get; } = elementType;

    public override TypeDefinition NamedType => ElementType.NamedType;

    public bool Equals(ListType? other) => other is not null && ElementType.Equals(other.ElementType);

    public override bool Equals(object? obj) => Equals(obj as ListType);

    public override int GetHashCode() => HashCode.Combine(TypeKind.List, ElementType);

    public override string ToString() => $"[{ElementType}]";

    public override TypeNode ToTypeNode() => new ListTypeNode(ElementType.ToTypeNode(), TextSpan.None);
}

/// <summary>Forbids null for a type that is not itself non-null. Two are equal when what they wrap is.</summary>
public sealed class NonNullType(GraphQLType nullableType) : GraphQLType, IEquatable<NonNullType>
{
    public override TypeKind Kind => TypeKind.NonNull;

    public override GraphQLType NullableType { get; } = nullableType;

    public override TypeDefinition NamedType => NullableType.NamedType;

    public bool Equals(NonNullType? other) => other is not null && NullableType.Equals(other.NullableType);

    public override bool Equals(object? obj) => Equals(obj as NonNullType);

    public override int GetHashCode() => HashCode.Combine(TypeKind.NonNull, NullableType);

    public override string ToString() => $"{NullableType}!";

    public override TypeNode ToTypeNode() => new NonNullTypeNode(NullableType.ToTypeNode(), TextSpan.None);
}
