using Cacao.Errors;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Words what is wrong with the C# that a schema is to be made from.</summary>
internal static class SchemaErrors
{
    public static SchemaException NotAType(Type type) => Error($"{type} cannot be a type of the schema.");

    public static SchemaException NotAnInputType(Type type) => Error($"{type} is an interface or abstract and cannot be an input type.");

    public static SchemaException NoType(string coordinate) => Error($"The field {coordinate} needs a type.");

    public static SchemaException NoSuchMember(Type type, string name) => Error($"{type} has no member {name} to bind to.");

    public static SchemaException DuplicateName(string name, IEnumerable<Type> types)
        => Error($"The type name {name} is given to {string.Join(" and ", types)}.");

    public static SchemaException NotInstantiable(Type type) => Error($"{type} has no public constructor that the fields of its input object fit.");

    public static SchemaException NotADirective(Type type) => Error($"{type} was applied as a directive but is no directive type.");

    public static SchemaException NoNodeId(Type type) => Error($"{type} is a node but has no id; name it with [Node(IdField = …)].");

    public static SchemaException NoNodeResolver(Type type) => Error($"{type} is a node but no method is marked with [NodeResolver].");

    public static SchemaException NoNodeResolverArgument(string method) => Error($"The node resolver {method} takes no id.");

    public static SchemaException NotANodeKey(Type type) => Error($"{type} cannot be the key in a global id.");

    public static SchemaException DefaultDoesNotFit(string name, object value) => Error($"{value} is no default for {name}.");

    public static SchemaException PayloadElsewhere(string payload, string coordinate)
        => Error($"{payload} carries the errors of mutations and cannot be the type of {coordinate}.");

    public static SchemaException NotAnErrorClass(Type type) => Error($"{type} cannot be the error of a mutation: it must be a class.");

    public static SchemaException NoStream(string field) => Error($"The subscription field {field} has no stream of events: name one with [Subscribe(With = …)].");

    /// <summary>The same errors, with the place in the schema that they are about.</summary>
    public static SchemaException At(string coordinate, SchemaException exception)
        => new([.. exception.Errors.Select(error => error.WithMessage($"{coordinate}: {error.Message}"))]);

    private static SchemaException Error(string message) => new([new Error(message)]);
}
