using System.Collections.Immutable;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>A type with a name. Filled while the schema is built, never changed afterwards.</summary>
public abstract class TypeDefinition(string name) : GraphQLType
{
    public string Name { get; } = name;

    public string? Description { get; protected internal set; }

    /// <summary>The C# type of its values; <see cref="object"/> when the schema came from text.</summary>
    public Type RuntimeType { get; protected internal set; } = typeof(object);

    /// <summary>The directives applied to the type, in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; internal set; } = [];

    /// <summary>A double-underscore type of the introspection system.</summary>
    public bool IsIntrospectionType => Name.StartsWith("__", StringComparison.Ordinal);

    public override TypeDefinition NamedType => this;

    public override string ToString() => Name;

    public override TypeNode ToTypeNode() => new NamedTypeNode(Name);
}

/// <summary>An object or an interface: what has fields (specification, sections 3.6 and 3.7).</summary>
public abstract class ComplexType(string name) : TypeDefinition(name)
{
    public OutputFieldCollection Fields { get; internal set; } = OutputFieldCollection.Empty;

    /// <summary>The interfaces declared, those they imply included.</summary>
    public ImmutableArray<InterfaceType> Interfaces { get; internal set; } = [];
}

public sealed class ObjectType(string name) : ComplexType(name)
{
    public override TypeKind Kind => TypeKind.Object;

    /// <summary>Whether a value is one of this type; null asks by <see cref="TypeDefinition.RuntimeType"/>.</summary>
    public Func<object, bool>? IsTypeOf { get; internal set; }
}

public sealed class InterfaceType(string name) : ComplexType(name)
{
    public override TypeKind Kind => TypeKind.Interface;

    /// <summary>Names the object type of a value; null asks the possible types.</summary>
    public Func<object, string?>? ResolveType { get; internal set; }
}

/// <summary>A union (specification, section 3.8).</summary>
public sealed class UnionType(string name) : TypeDefinition(name)
{
    public override TypeKind Kind => TypeKind.Union;

    public ImmutableArray<ObjectType> Types { get; internal set; } = [];

    /// <summary>Names the object type of a value; null asks the possible types.</summary>
    public Func<object, string?>? ResolveType { get; internal set; }
}
