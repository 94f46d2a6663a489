using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>Words what is wrong with a schema while it is put together, in graphql-js's terms where it has them.</summary>
internal static class SchemaTexts
{
    public static Error UnknownType(string name, string coordinate, MemberConfiguration member)
        => At($"Unknown type \"{name}\", referred to by {coordinate}.", member.Origins) with { Code = ErrorCodes.Schema.UnresolvedTypes };

    public static Error UnknownRootType(string name, OperationType operation, SchemaConfiguration schema)
        => At($"Unknown type \"{name}\", given as the {Word(operation)} root type.", schema.Origins) with { Code = ErrorCodes.Schema.UnresolvedTypes };

    public static Error RootTypeNotObject(OperationType operation, TypeDefinition type, SchemaConfiguration schema) => At(
        operation is OperationType.Query
            ? $"Query root type must be Object type, it cannot be {type}."
            : $"{operation} root type must be Object type if provided, it cannot be {type}.",
        schema.Origins.Within(node => SdlWalk.OperationTypes(node).Where(root => root.Operation == operation).Select(root => root.Type)));

    public static Error DuplicateType(TypeConfiguration type)
        => At($"There can be only one type named \"{type.Name}\".", type.Origins) with { Code = ErrorCodes.Schema.DuplicateTypeName };

    public static Error DuplicateMember(string coordinate, MemberConfiguration member)
        => At($"{coordinate} can only be defined once.", member.Origins);

    public static Error DuplicateRuntimeValue(EnumTypeConfiguration type, EnumValueConfiguration value)
        => At($"Enum value {type.Name}.{value.Name} stands for the same C# value as another one.", value.Origins);

    public static Error ImplementsTwice(ComplexTypeConfiguration type, string name)
        => At($"Type {type.Name} can only implement {name} once.", type.Origins.Implementing(name));

    public static Error ImplementsNoInterface(ComplexTypeConfiguration type, TypeDefinition other)
        => At($"Type {type.Name} must only implement Interface types, it cannot implement {other}.", type.Origins.Implementing(other.Name));

    public static Error MemberTwice(UnionTypeConfiguration type, string name)
        => At($"Union type {type.Name} can only include type {name} once.", type.Origins.Including(name));

    public static Error MemberNotObject(UnionTypeConfiguration type, TypeDefinition other)
        => At($"Union type {type.Name} can only include Object types, it cannot include {other}.", type.Origins.Including(other.Name));

    public static Error At(string message, IEnumerable<SyntaxOrigin> origins) => new(message)
    {
        Code = ErrorCodes.Schema.Invalid,
        Locations = Locations(origins),
    };

    public static IReadOnlyList<Location>? Locations(IEnumerable<SyntaxOrigin> origins)
    {
        var locations = origins.Select(origin => origin.Document.GetLocation(origin.Node)).OfType<Location>().ToArray();
        return locations.Length == 0 ? null : locations;
    }

    private static string Word(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
