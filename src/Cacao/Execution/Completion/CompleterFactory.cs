using Cacao.Types;

namespace Cacao.Execution;

/// <summary>Chooses the completer for a C# type and a GraphQL type, once per field.</summary>
internal static class CompleterFactory
{
    /// <summary>A <see cref="Completer{TResult}"/> of the C# type.</summary>
    public static object Create(GraphQLSchema schema, Type runtimeType, OutputField field) => Create(schema, runtimeType, field.Type, field);

    private static object Create(GraphQLSchema schema, Type runtimeType, GraphQLType type, OutputField field) => type.NullableType switch
    {
        ListType list => CreateForList(schema, runtimeType, list, field),
        TypeDefinition { IsCompositeType: true } composite => Make(typeof(CompositeCompleter<>), [runtimeType], new RuntimeTypeFinder(schema, composite)),
        var leaf => CreateForLeaf(runtimeType, leaf, field),
    };

    private static object CreateForList(GraphQLSchema schema, Type runtimeType, ListType list, OutputField field)
    {
        var itemType = ItemTypeOf(runtimeType);

        return Make(typeof(ListCompleter<,>), [runtimeType, itemType], Create(schema, itemType, list.ElementType, field));
    }

    private static object CreateForLeaf(Type runtimeType, GraphQLType type, OutputField field)
    {
        var valueType = Nullable.GetUnderlyingType(runtimeType) ?? runtimeType;
        var writer = field.LeafWriter ?? type switch
        {
            ScalarType scalar => scalar.GetWriter(valueType),
            EnumType enumType => enumType.GetWriter(valueType),
            _ => throw new InvalidOperationException($"{type} is no leaf type."),
        };

        return !writer.GetType().IsAssignableTo(typeof(LeafWriter<>).MakeGenericType(valueType)) ? Make(typeof(UntypedLeafCompleter<>), [runtimeType], writer)
            : valueType == runtimeType ? Make(typeof(LeafCompleter<>), [runtimeType], writer)
            : Make(typeof(NullableLeafCompleter<>), [valueType], writer);
    }

    private static Type ItemTypeOf(Type listType)
        => listType == typeof(string)
            ? typeof(object)
            : listType.GetInterfaces().Prepend(listType)
                .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>))
                ?.GetGenericArguments()[0] ?? typeof(object);

    private static object Make(Type openType, Type[] typeArguments, object argument)
        => Activator.CreateInstance(openType.MakeGenericType(typeArguments), argument)!;
}
