namespace Cacao.Types;

/// <summary>The fields that are there without being declared (specification, sections 4.1 and 4.3).</summary>
internal static class MetaFields
{
    public const string TypeName = "__typename";
    public const string Schema = "__schema";
    public const string Type = "__type";

    public static OutputField CreateTypeName(GraphQLType text) => new(TypeName, null)
    {
        Description = "The name of the object type this value is of.",
        Type = new NonNullType(text),
        Resolver = FieldResolver.FromValue(context => context.ObjectType.Name),
    };

    public static OutputField CreateSchema(ObjectType? queryType, GraphQLType schema) => new(Schema, queryType)
    {
        Description = "What this server can do.",
        Type = new NonNullType(schema),
        Resolver = FieldResolver.FromValue(context => context.Schema),
    };

    public static OutputField CreateType(ObjectType? queryType, GraphQLType type, GraphQLType text)
    {
        var name = new InputField("name", 0) { Type = new NonNullType(text), RuntimeType = typeof(string) };
        return new OutputField(Type, queryType)
        {
            Description = "The type of this name, if there is one.",
            Type = type,
            Arguments = new InputFieldCollection([name]),
            Resolver = FieldResolver.FromValue<GraphQLType?>(
                context => context.Schema.TryGetType((string)context.GetArgument(0).Value!, out var found) ? found : null),
        };
    }
}
