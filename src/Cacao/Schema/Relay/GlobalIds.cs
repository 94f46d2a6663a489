using Cacao.Errors;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Global ids of fields, arguments and input fields: how they are written and read.</summary>
internal sealed class GlobalIds(INodeIdSerializer serializer, TypeNames names, TypeCatalog catalog, NodeTypes nodes)
{
    public static bool IsMarked(MemberDraft member) => Mark(member) is not null;

    /// <summary>The writer of a field with ids.</summary>
    /// <param name="field">The field.</param>
    /// <param name="resultType">The C# type of its values.</param>
    /// <param name="declaringType">The type whose field it is.</param>
    public LeafWriter Writer(FieldDraft field, Type resultType, ComplexTypeDraft declaringType)
    {
        var keyType = KeyType(resultType);
        var key = NodeKey.For(keyType) ?? throw SchemaErrors.NotANodeKey(keyType);
        var mark = Mark(field)!;
        var typeName = mark.TypeName ?? (mark.NodeType is { } nodeType ? names.Of(catalog.OfRuntimeType(nodeType, isInput: false)) : names.Of(declaringType));

        return serializer is DefaultNodeIdSerializer
            ? (LeafWriter)Activator.CreateInstance(typeof(GlobalIdWriter<>).MakeGenericType(key.Type), typeName, key)!
            : (LeafWriter)Activator.CreateInstance(typeof(SerializedIdWriter<>).MakeGenericType(key.Type), typeName, serializer)!;
    }

    /// <summary>Reads the ids of an argument or input field into keys.</summary>
    public Func<object?, object?> Formatter(ArgumentDraft argument)
    {
        var mark = Mark(argument)!;
        var keyType = KeyType(argument.RuntimeType);
        var read = Reader(keyType, Expected(mark));

        return value => value switch
        {
            string id => read(id),
            object?[] ids => Array.ConvertAll(ids, id => id is string text ? read(text) : id),
            _ => value,
        };
    }

    /// <summary>Reads the key out of an id; null when the id is none, or of no known node type.</summary>
    public bool TryRead(string id, out NodeId result)
    {
        result = serializer.Parse(id, nodes);
        return nodes.GetNodeIdRuntimeType(result.TypeName) is not null;
    }

    private Func<string, object> Reader(Type keyType, HashSet<string>? expected) => id =>
    {
        var parsed = keyType == typeof(string) || keyType == typeof(object) ? serializer.Parse(id, nodes) : serializer.Parse(id, keyType);

        if (expected is not null && !expected.Contains(parsed.TypeName))
        {
            throw new GraphQLException(ErrorBuilder.New()
                .SetMessage($"The id is of the type {parsed.TypeName}, expected was {string.Join(" or ", expected)}.")
                .SetCode(ErrorCodes.Relay.InvalidId)
                .Build());
        }

        return keyType == typeof(string) ? Convert.ToString(parsed.InternalId, System.Globalization.CultureInfo.InvariantCulture)! : parsed.InternalId;
    };

    // For an interface or union the ids of all its types will do.
    private HashSet<string>? Expected(GlobalIdMark mark)
    {
        if (mark.TypeName is not null)
        {
            return [mark.TypeName];
        }

        if (mark.NodeType is not { } nodeType)
        {
            return null;
        }

        var draft = catalog.OfRuntimeType(nodeType, isInput: false);

        return draft is ObjectTypeDraft
            ? [names.Of(draft)]
            : [.. catalog.Drafts.OfType<ObjectTypeDraft>().Where(type => nodeType.IsAssignableFrom(type.RuntimeType)).Select(names.Of)];
    }

    private static GlobalIdMark? Mark(MemberDraft member)
        => member.ContextData.TryGetValue(GlobalIdDescriptorExtensions.Key, out var mark) ? (GlobalIdMark)mark! : null;

    private static Type KeyType(Type type)
    {
        var shape = TypeResolver.Unwrap(TypeShape.Of(type));

        while (ListShapes.TryGetElement(shape, out var element))
        {
            shape = element;
        }

        return shape.Type;
    }
}
