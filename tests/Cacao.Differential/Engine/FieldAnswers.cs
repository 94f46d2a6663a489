using Cacao.Errors;
using Cacao.Types;

namespace Cacao.Differential.Engine;

/// <summary>An object of a response: it is only its type.</summary>
internal sealed record TypedObject(string TypeName);

/// <summary>
/// What a field answers is a matter of its path, its arguments and a seed alone; the oracle computes the same. Right values for the most
/// part, and now and then null, an error, or a value that is none of the type.
/// </summary>
internal static class FieldAnswers
{
    private static readonly Func<long, object>[] Leaves =
    [
        dice => (int)(dice % 1000),
        dice => dice % 1000 / 4.0,
        dice => dice % 2 == 0,
        _ => 3_000_000_000L,
        _ => "12",
        _ => "text",
        _ => "",
        _ => -0.5,
        dice => $"s{dice}",
    ];

    public static object? Of(ResolverContext context, int seed)
    {
        var arguments = context.Selection.Field.Arguments
            .Where(argument => context.GetArgument(argument.Index).IsSet)
            .ToDictionary(argument => argument.Name, argument => context.GetArgument(argument.Index).Value);
        var path = string.Concat(context.Path.ToList().Select(segment => $"{segment}/"));

        return Of(context.Schema, context.Selection.Field.Type, Hash($"{seed} {path} {Canonical.Of(arguments)}"));
    }

    private static object? Of(GraphQLSchema schema, GraphQLType type, long dice)
    {
        if (type is NonNullType nonNull)
        {
            return Of(schema, nonNull.NullableType, dice % 13 == 0 ? dice : dice | 1);
        }

        if (dice % 16 == 0)
        {
            return null;
        }

        if (dice % 31 == 0)
        {
            throw new GraphQLException(new Error("failed"));
        }

        return type switch
        {
            ListType list => Enumerable.Range(0, (int)(dice % 4)).Select(i => Item(schema, list.ElementType, Hash($"{dice} {i}"))).ToList(),
            EnumType enumType => dice % 37 == 0 ? "NO_SUCH_VALUE" : enumType.Values[(int)(dice % enumType.Values.Length)].Name,
            ObjectType objectType => new TypedObject(objectType.Name),
            TypeDefinition { IsAbstractType: true } abstractType => Possible(schema, abstractType, dice),
            _ => Leaves[dice % 41 < 8 ? (int)(dice % 41) : LeafOf(type.NamedType.Name)](dice),
        };
    }

    private static object? Item(GraphQLSchema schema, GraphQLType type, long dice)
    {
        try
        {
            return Of(schema, type, dice);
        }
        catch (GraphQLException exception)
        {
            return exception.Errors[0];
        }
    }

    private static TypedObject? Possible(GraphQLSchema schema, TypeDefinition type, long dice)
    {
        var names = schema.GetPossibleTypes(type).Select(possible => possible.Name).Order(StringComparer.Ordinal).ToArray();
        return names.Length == 0 ? null : new TypedObject(names[dice % names.Length]);
    }

    private static int LeafOf(string name) => name switch { "Int" => 0, "Float" => 1, "Boolean" => 2, _ => 8 };

    private static long Hash(string text)
    {
        var hash = 0x811c9dc5u;

        foreach (var character in text)
        {
            hash = (hash ^ character) * 0x01000193;
        }

        hash = (hash ^ (hash >> 15)) * 0x2c1b3c6d;
        hash = (hash ^ (hash >> 12)) * 0x297a2d39;
        return (hash ^ (hash >> 15)) >> 1;
    }
}
