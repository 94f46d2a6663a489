using System.Collections.Immutable;
using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>Makes the types of a schema from their configurations: first every type by name, then their members.</summary>
internal sealed partial class SchemaAssembler
{
    private readonly SchemaConfiguration _configuration;
    private readonly List<TypeConfiguration> _typeConfigurations = [];
    private readonly Dictionary<string, TypeDefinition> _types = new(StringComparer.Ordinal);
    private readonly List<TypeDefinition> _ordered = [];
    private readonly List<IError> _errors = [];
    private readonly List<IError> _unresolved = [];

    public SchemaAssembler(SchemaConfiguration configuration)
    {
        _configuration = configuration;
    }

    /// <summary>What cannot be told from the finished schema any more: duplicates, and references to types of the wrong kind.</summary>
    public IReadOnlyList<IError> Errors => _errors;

    /// <summary>Which configuration a part of the schema was made from.</summary>
    public Dictionary<object, MemberConfiguration> Origins { get; } = new(ReferenceEqualityComparer.Instance);

    /// <exception cref="SchemaException">A type that is referred to does not exist.</exception>
    public GraphQLSchema Assemble()
    {
        AddTypes();
        ImmutableArray<DirectiveDefinition> directives = [.. CreateDirectives()];

        foreach (var configuration in _typeConfigurations)
        {
            Fill(_types[configuration.Name], configuration);
        }

        var query = ResolveRoot(_configuration.QueryTypeName, OperationType.Query);
        var mutation = ResolveRoot(_configuration.MutationTypeName, OperationType.Mutation);
        var subscription = ResolveRoot(_configuration.SubscriptionTypeName, OperationType.Subscription);

        return _unresolved.Count > 0
            ? throw new SchemaException([.. _errors, .. _unresolved])
            : new GraphQLSchema(
                _configuration.Description, query, mutation, subscription, [.. _ordered], directives, [.. _configuration.AppliedDirectives]);
    }

    private void AddTypes()
    {
        foreach (var configuration in _configuration.Types)
        {
            // an SDL schema may repeat what every schema has; it means the same
            if (!IntrospectionTypes.Names.Contains(configuration.Name) && !IsRepeatedScalar(configuration))
            {
                Add(configuration);
            }
        }

        foreach (var configuration in IntrospectionTypes.CreateConfigurations())
        {
            Add(configuration);
        }
    }

    private static bool IsRepeatedScalar(TypeConfiguration configuration)
        => BuiltInScalars.IsSpecified(configuration.Name) && configuration is ScalarTypeConfiguration { Implementation: null };

    private void Add(TypeConfiguration configuration)
    {
        var type = CreateEmpty(configuration);

        if (!_types.TryAdd(configuration.Name, type))
        {
            _errors.Add(SchemaTexts.DuplicateType(configuration));
            return;
        }

        _ordered.Add(type);
        _typeConfigurations.Add(configuration);
        Origins[type] = configuration;
        type.Description = configuration.Description ?? type.Description;
        type.Directives = [.. configuration.Directives];

        if (configuration.RuntimeType != typeof(object))
        {
            type.RuntimeType = configuration.RuntimeType;
        }
    }

    private static TypeDefinition CreateEmpty(TypeConfiguration configuration) => configuration switch
    {
        ObjectTypeConfiguration objectType => new ObjectType(objectType.Name) { IsTypeOf = objectType.IsTypeOf },
        InterfaceTypeConfiguration interfaceType => new InterfaceType(interfaceType.Name) { ResolveType = interfaceType.ResolveType },
        UnionTypeConfiguration union => new UnionType(union.Name) { ResolveType = union.ResolveType },
        EnumTypeConfiguration enumType => new EnumType(enumType.Name),
        InputObjectTypeConfiguration inputObject => new InputObjectType(inputObject.Name)
        {
            IsOneOf = inputObject.IsOneOf,
            CreateInstance = inputObject.CreateInstance,
        },
        ScalarTypeConfiguration scalar => CreateScalar(scalar),
        _ => throw new ArgumentException($"{configuration.GetType().Name} is no type configuration.", nameof(configuration)),
    };

    private static ScalarType CreateScalar(ScalarTypeConfiguration configuration)
    {
        var scalar = configuration.Implementation ?? new AnyType(configuration.Name);

        if (configuration.SpecifiedBy is not null)
        {
            scalar.SpecifiedBy = configuration.SpecifiedBy;
        }

        return scalar;
    }

    private TypeDefinition? Find(string name)
    {
        if (_types.TryGetValue(name, out var type))
        {
            return type;
        }

        if (!BuiltInScalars.TryCreate(name, out var scalar))
        {
            return null;
        }

        _types.Add(name, scalar);
        _ordered.Add(scalar);
        return scalar;
    }

    private GraphQLType? Resolve(TypeNode reference, MemberConfiguration member, string coordinate)
    {
        switch (reference)
        {
            case ListTypeNode list:
                return Resolve(list.Type, member, coordinate) is { } element ? new ListType(element) : null;
            case NonNullTypeNode nonNull:
                return Resolve(nonNull.Type, member, coordinate) is { } nullable ? new NonNullType(nullable) : null;
            default:
                var name = reference.NamedType.Name.Value;

                if (Find(name) is not { } type)
                {
                    _unresolved.Add(SchemaTexts.UnknownType(name, coordinate, member));
                    return null;
                }

                return type;
        }
    }

    private ObjectType? ResolveRoot(string? name, OperationType operation)
    {
        if (name is null)
        {
            return null;
        }

        var type = Find(name);

        if (type is null)
        {
            _unresolved.Add(SchemaTexts.UnknownRootType(name, operation, _configuration));
        }
        else if (type is not ObjectType)
        {
            _errors.Add(SchemaTexts.RootTypeNotObject(operation, type, _configuration));
        }

        return type as ObjectType;
    }
}
