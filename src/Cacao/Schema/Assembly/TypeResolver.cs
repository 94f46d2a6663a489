using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Follows references to types, which makes the types that are not there yet.</summary>
internal sealed class TypeResolver(TypeCatalog catalog)
{
    public ResolvedType Resolve(TypeReference reference, bool isInput) => reference switch
    {
        TypeReference.Shape shape => OfShape(shape.Value, isInput),
        TypeReference.Syntax syntax => OfSyntax(syntax.Node),
        TypeReference.Schema schema => OfSchemaType(schema.Type, isInput),
        TypeReference.Draft draft => new ResolvedType.Named(draft.Value, null),
        TypeReference.List list => new ResolvedType.List(Resolve(list.Element, isInput)),
        TypeReference.NonNull nonNull => ResolvedType.Required(Resolve(nonNull.Type, isInput)),
        TypeReference.Nullable nullable => Resolve(nullable.Type, isInput).Nullable,
        TypeReference.GlobalId id => WithoutTypes(id.Type, isInput).WithNamed(new ResolvedType.Named(null, "ID")),
        _ => throw new InvalidOperationException($"{reference.GetType().Name} is no reference."),
    };

    /// <summary>What is inside of tasks, results of mutations and <see cref="Optional{T}"/>.</summary>
    public static TypeShape Unwrap(TypeShape shape)
    {
        while (shape.Arguments.Count > 0
            && (ResultTypes.IsTask(shape.Type) || ResultTypes.IsValueTask(shape.Type) || ResultTypes.IsFieldResult(shape.Type) || IsOptional(shape.Type)))
        {
            shape = shape.Arguments[0];
        }

        return shape;
    }

    private ResolvedType OfShape(TypeShape shape, bool isInput)
    {
        shape = Unwrap(shape);

        ResolvedType type = ListShapes.TryGetElement(shape, out var element)
            ? new ResolvedType.List(OfShape(element, isInput))
            : new ResolvedType.Named(catalog.OfRuntimeType(shape.Type, isInput), null);

        return shape.IsNullable ? type : new ResolvedType.NonNull(type);
    }

    // A global id keeps its lists and non-nulls; the type of the key inside has no say, and may be none of the schema.
    private ResolvedType WithoutTypes(TypeReference reference, bool isInput)
        => reference is TypeReference.Shape shape ? WithoutTypes(shape.Value) : Resolve(reference, isInput);

    private static ResolvedType WithoutTypes(TypeShape shape)
    {
        shape = Unwrap(shape);

        ResolvedType type = ListShapes.TryGetElement(shape, out var element)
            ? new ResolvedType.List(WithoutTypes(element))
            : new ResolvedType.Named(null, "ID");

        return shape.IsNullable ? type : new ResolvedType.NonNull(type);
    }

    private ResolvedType OfSyntax(TypeNode node) => node switch
    {
        ListTypeNode list => new ResolvedType.List(OfSyntax(list.Type)),
        NonNullTypeNode nonNull => new ResolvedType.NonNull(OfSyntax(nonNull.Type)),
        _ => OfName(node.NamedType.Name.Value),
    };

    private ResolvedType.Named OfName(string name)
        => catalog.BuiltInScalar(name) is { } scalar ? new ResolvedType.Named(scalar, null) : new ResolvedType.Named(null, name);

    private ResolvedType OfSchemaType(Type type, bool isInput)
    {
        if (type.IsGenericType)
        {
            var definition = type.GetGenericTypeDefinition();

            if (definition == typeof(NonNullType<>))
            {
                return ResolvedType.Required(OfSchemaType(type.GetGenericArguments()[0], isInput));
            }

            if (definition == typeof(ListType<>))
            {
                return new ResolvedType.List(OfSchemaType(type.GetGenericArguments()[0], isInput));
            }
        }

        return typeof(SchemaType).IsAssignableFrom(type) || typeof(ScalarType).IsAssignableFrom(type)
            ? new ResolvedType.Named(catalog.OfSchemaType(type, isInput), null)
            : OfShape(TypeShape.Of(type), isInput).Nullable;
    }

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);
}
