using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>A schema (specification, section 3.3). Immutable once built; safe to share.</summary>
public sealed partial class GraphQLSchema
{
    private readonly FrozenDictionary<string, TypeDefinition> _types;
    private readonly FrozenDictionary<string, DirectiveDefinition> _directives;
    private readonly FrozenDictionary<TypeDefinition, FrozenSet<ObjectType>> _possibleTypes;
    private readonly FrozenDictionary<Type, ObjectType> _objectTypesByRuntimeType;

    internal GraphQLSchema(
        string? description,
        ObjectType? queryType,
        ObjectType? mutationType,
        ObjectType? subscriptionType,
        ImmutableArray<TypeDefinition> types,
        ImmutableArray<DirectiveDefinition> directives,
        ImmutableArray<DirectiveNode> appliedDirectives)
    {
        Description = description;
        QueryType = queryType;
        MutationType = mutationType;
        SubscriptionType = subscriptionType;
        Types = types;
        Directives = directives;
        AppliedDirectives = appliedDirectives;
        _types = types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
        _directives = directives.ToFrozenDictionary(directive => directive.Name, StringComparer.Ordinal);

        TypeNameField = MetaFields.CreateTypeName(_types["String"]);
        SchemaField = MetaFields.CreateSchema(queryType, _types["__Schema"]);
        TypeField = MetaFields.CreateType(queryType, _types["__Type"], _types["String"]);

        var objects = types.OfType<ObjectType>().ToArray();
        _possibleTypes = types.Where(type => type.IsCompositeType).ToFrozenDictionary(
            type => type,
            type => type switch
            {
                UnionType union => union.Types.ToFrozenSet(),
                InterfaceType interfaceType => objects.Where(candidate => candidate.Interfaces.Contains(interfaceType)).ToFrozenSet(),
                _ => FrozenSet.Create((ObjectType)type),
            });
        _objectTypesByRuntimeType = objects
            .Where(type => type.RuntimeType != typeof(object))
            .DistinctBy(type => type.RuntimeType)
            .ToFrozenDictionary(type => type.RuntimeType);
    }

    public string? Description { get; }

    /// <summary>Null only in a schema that did not pass validation.</summary>
    public ObjectType? QueryType { get; }

    public ObjectType? MutationType { get; }

    public ObjectType? SubscriptionType { get; }

    /// <summary>All types, those of the introspection system included, in a stable order.</summary>
    public ImmutableArray<TypeDefinition> Types { get; }

    public ImmutableArray<DirectiveDefinition> Directives { get; }

    /// <summary>Directives applied to the schema itself.</summary>
    public ImmutableArray<DirectiveNode> AppliedDirectives { get; }

    /// <summary><c>__typename: String!</c>, a field of every composite type.</summary>
    public OutputField TypeNameField { get; }

    /// <summary><c>__schema: __Schema!</c>, a field of the query type.</summary>
    public OutputField SchemaField { get; }

    /// <summary><c>__type(name: String!): __Type</c>, a field of the query type.</summary>
    public OutputField TypeField { get; }

    /// <summary>Finds a field by name, the meta-fields included.</summary>
    public bool TryGetField(TypeDefinition type, string name, [NotNullWhen(true)] out OutputField? field)
    {
        field = name switch
        {
            MetaFields.TypeName when type.IsCompositeType => TypeNameField,
            MetaFields.Schema when type == QueryType => SchemaField,
            MetaFields.Type when type == QueryType => TypeField,
            _ => null,
        };
        return field is not null || (type is ComplexType complexType && complexType.Fields.TryGetField(name, out field));
    }

    public ObjectType? GetOperationType(OperationType operation) => operation switch
    {
        OperationType.Query => QueryType,
        OperationType.Mutation => MutationType,
        _ => SubscriptionType,
    };

    public bool TryGetType(string name, [NotNullWhen(true)] out TypeDefinition? type) => _types.TryGetValue(name, out type);

    public bool TryGetDirective(string name, [NotNullWhen(true)] out DirectiveDefinition? directive) => _directives.TryGetValue(name, out directive);

    /// <summary>The type a reference names; fails when the schema does not have it.</summary>
    public bool TryResolveType(TypeNode reference, [NotNullWhen(true)] out GraphQLType? type)
    {
        type = reference switch
        {
            NamedTypeNode named => _types.GetValueOrDefault(named.Name.Value),
            ListTypeNode list => TryResolveType(list.Type, out var element) ? new ListType(element) : null,
            NonNullTypeNode nonNull => TryResolveType(nonNull.Type, out var nullable) ? new NonNullType(nullable) : null,
            _ => null,
        };
        return type is not null;
    }

    /// <summary>The object types a composite type can turn out to be; the type itself for an object.</summary>
    public IReadOnlySet<ObjectType> GetPossibleTypes(TypeDefinition type)
        => _possibleTypes.TryGetValue(type, out var types) ? types : FrozenSet<ObjectType>.Empty;

    /// <summary>Whether an object or interface type stands for an abstract type (interface implementation or union membership).</summary>
    public bool IsSubType(TypeDefinition abstractType, TypeDefinition candidate) => candidate switch
    {
        ObjectType objectType => abstractType.IsAbstractType && _possibleTypes.TryGetValue(abstractType, out var types) && types.Contains(objectType),
        InterfaceType interfaceType => abstractType is InterfaceType && interfaceType.Interfaces.Contains((InterfaceType)abstractType),
        _ => false,
    };

    /// <summary>The object type bound to a C# type, used to find out what an abstract value is.</summary>
    public bool TryGetObjectType(Type runtimeType, [NotNullWhen(true)] out ObjectType? type) => _objectTypesByRuntimeType.TryGetValue(runtimeType, out type);
}
