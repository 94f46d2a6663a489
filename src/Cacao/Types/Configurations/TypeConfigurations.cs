using System.Collections.Immutable;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>
/// What a schema is to be, as names and references: made from C# (Schema folder) or from SDL, turned into a
/// <see cref="GraphQLSchema"/> by <see cref="GraphQLSchema.Create(SchemaConfiguration)"/>. Mutable while conventions work on it.
/// </summary>
public sealed partial class SchemaConfiguration
{
    public string? Description { get; set; }

    public string? QueryTypeName { get; set; }

    public string? MutationTypeName { get; set; }

    public string? SubscriptionTypeName { get; set; }

    public List<DirectiveNode> AppliedDirectives { get; } = [];

    public List<TypeConfiguration> Types { get; } = [];

    public List<DirectiveConfiguration> Directives { get; } = [];

    /// <summary>Where <c>schema</c> and its extensions stand, when they came from SDL.</summary>
    public List<SyntaxOrigin> Origins { get; } = [];
}

/// <summary>A node of an SDL document that something was defined by.</summary>
public readonly record struct SyntaxOrigin(DocumentNode Document, SyntaxNode Node);

/// <summary>What all configurations of named things have.</summary>
public abstract class MemberConfiguration
{
    public required string Name { get; set; }

    public string? Description { get; set; }

    public List<DirectiveNode> Directives { get; } = [];

    /// <summary>Notes of conventions and attributes.</summary>
    public Dictionary<string, object?> ContextData { get; } = [];

    /// <summary>Where the definition and its extensions stand, when they came from SDL.</summary>
    public List<SyntaxOrigin> Origins { get; } = [];
}

public abstract class TypeConfiguration : MemberConfiguration
{
    public Type RuntimeType { get; set; } = typeof(object);
}

public sealed class ScalarTypeConfiguration : TypeConfiguration
{
    /// <summary>The implementation; null takes any value as it is (a scalar of an SDL schema).</summary>
    public ScalarType? Implementation { get; set; }

    /// <summary>The URL of <c>@specifiedBy</c>; null keeps the implementation's.</summary>
    public Uri? SpecifiedBy { get; set; }
}

public abstract class ComplexTypeConfiguration : TypeConfiguration
{
    /// <summary>Names of the interfaces.</summary>
    public List<string> Interfaces { get; } = [];

    public List<OutputFieldConfiguration> Fields { get; } = [];
}

public sealed class ObjectTypeConfiguration : ComplexTypeConfiguration
{
    public Func<object, bool>? IsTypeOf { get; set; }
}

public sealed class InterfaceTypeConfiguration : ComplexTypeConfiguration
{
    public Func<object, string?>? ResolveType { get; set; }
}

public sealed class UnionTypeConfiguration : TypeConfiguration
{
    /// <summary>Names of the member types.</summary>
    public List<string> Types { get; } = [];

    public Func<object, string?>? ResolveType { get; set; }
}

public sealed class EnumTypeConfiguration : TypeConfiguration
{
    public List<EnumValueConfiguration> Values { get; } = [];
}

public sealed class EnumValueConfiguration : MemberConfiguration
{
    /// <summary>What C# sees; null takes the name.</summary>
    public object? Value { get; set; }

    public string? DeprecationReason { get; set; }
}

public sealed class InputObjectTypeConfiguration : TypeConfiguration
{
    public List<InputFieldConfiguration> Fields { get; } = [];

    public bool IsOneOf { get; set; }

    /// <inheritdoc cref="InputObjectType.CreateInstance"/>
    public Func<InputFieldValue[], object>? CreateInstance { get; set; }
}

public sealed class OutputFieldConfiguration : MemberConfiguration
{
    public required TypeNode Type { get; set; }

    public List<InputFieldConfiguration> Arguments { get; } = [];

    public string? DeprecationReason { get; set; }

    public FieldResolver? Resolver { get; set; }

    /// <summary>Outermost first.</summary>
    public List<FieldMiddleware> Middleware { get; } = [];

    public LeafWriter? LeafWriter { get; set; }

    /// <inheritdoc cref="OutputField.Subscribe"/>
    public SubscribeResolverDelegate? Subscribe { get; set; }
}

/// <summary>An argument or input field.</summary>
public sealed class InputFieldConfiguration : MemberConfiguration
{
    public required TypeNode Type { get; set; }

    public ValueNode? DefaultValue { get; set; }

    public string? DeprecationReason { get; set; }

    public Type RuntimeType { get; set; } = typeof(object);

    /// <inheritdoc cref="InputField.Formatter"/>
    public Func<object?, object?>? Formatter { get; set; }
}

public sealed class DirectiveConfiguration : MemberConfiguration
{
    public List<InputFieldConfiguration> Arguments { get; } = [];

    public bool IsRepeatable { get; set; }

    public List<DirectiveLocation> Locations { get; } = [];
}
