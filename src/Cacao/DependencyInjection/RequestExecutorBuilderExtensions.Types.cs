using Cacao.Schema;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>Adds the query type; its fields come from classes with <c>[QueryType]</c>.</summary>
    public static IRequestExecutorBuilder AddQueryType(this IRequestExecutorBuilder builder)
        => builder.ConfigureSchema(schema => schema.AddRootType(TypeRegistrationKind.Query));

    /// <summary>Adds the members of a class to the query type.</summary>
    public static IRequestExecutorBuilder AddQueryType<T>(this IRequestExecutorBuilder builder)
        => builder.ConfigureSchema(schema => schema.AddRootType(TypeRegistrationKind.Query, typeof(T)));

    /// <summary>Adds the mutation type; its fields come from classes with <c>[MutationType]</c>.</summary>
    public static IRequestExecutorBuilder AddMutationType(this IRequestExecutorBuilder builder)
        => builder.ConfigureSchema(schema => schema.AddRootType(TypeRegistrationKind.Mutation));

    /// <summary>Adds the members of a class to the mutation type.</summary>
    public static IRequestExecutorBuilder AddMutationType<T>(this IRequestExecutorBuilder builder)
        => builder.ConfigureSchema(schema => schema.AddRootType(TypeRegistrationKind.Mutation, typeof(T)));

    /// <summary>Adds the subscription type; its fields come from classes with <c>[SubscriptionType]</c>.</summary>
    public static IRequestExecutorBuilder AddSubscriptionType(this IRequestExecutorBuilder builder)
        => builder.ConfigureSchema(schema => schema.AddRootType(TypeRegistrationKind.Subscription));

    /// <summary>Adds the members of a class to the subscription type.</summary>
    public static IRequestExecutorBuilder AddSubscriptionType<T>(this IRequestExecutorBuilder builder)
        => builder.ConfigureSchema(schema => schema.AddRootType(TypeRegistrationKind.Subscription, typeof(T)));

    /// <inheritdoc cref="SchemaBuilder.AddType"/>
    public static IRequestExecutorBuilder AddType<T>(this IRequestExecutorBuilder builder) => builder.AddType(typeof(T));

    /// <inheritdoc cref="SchemaBuilder.AddType"/>
    public static IRequestExecutorBuilder AddType(this IRequestExecutorBuilder builder, Type type)
        => builder.ConfigureSchema(schema => schema.AddType(type));

    /// <inheritdoc cref="SchemaBuilder.AddType"/>
    public static IRequestExecutorBuilder AddObjectType<T>(this IRequestExecutorBuilder builder) => builder.AddType<ObjectType<T>>();

    /// <inheritdoc cref="SchemaBuilder.AddType"/>
    public static IRequestExecutorBuilder AddInterfaceType<T>(this IRequestExecutorBuilder builder) => builder.AddType<InterfaceType<T>>();

    /// <inheritdoc cref="SchemaBuilder.AddType"/>
    public static IRequestExecutorBuilder AddUnionType<T>(this IRequestExecutorBuilder builder) => builder.AddType<UnionType<T>>();

    /// <inheritdoc cref="SchemaBuilder.AddType"/>
    public static IRequestExecutorBuilder AddEnumType<T>(this IRequestExecutorBuilder builder) => builder.AddType<EnumType<T>>();

    /// <inheritdoc cref="SchemaBuilder.AddType"/>
    public static IRequestExecutorBuilder AddInputObjectType<T>(this IRequestExecutorBuilder builder) => builder.AddType<InputObjectType<T>>();

    /// <summary>Adds a class with further fields for a type: <c>[ObjectType&lt;T&gt;]</c>, <c>[ExtendObjectType&lt;T&gt;]</c> or an <see cref="ObjectTypeExtension{T}"/>.</summary>
    public static IRequestExecutorBuilder AddTypeExtension<T>(this IRequestExecutorBuilder builder) => builder.AddType<T>();

    /// <inheritdoc cref="AddTypeExtension{T}"/>
    public static IRequestExecutorBuilder AddTypeExtension(this IRequestExecutorBuilder builder, Type type) => builder.AddType(type);

    /// <summary>Adds a directive: a <see cref="DirectiveType{T}"/> or a class with <c>[DirectiveType]</c>.</summary>
    public static IRequestExecutorBuilder AddDirectiveType<T>(this IRequestExecutorBuilder builder)
        where T : class
        => builder.AddType<T>();

    /// <inheritdoc cref="SchemaBuilder.BindRuntimeType"/>
    public static IRequestExecutorBuilder BindRuntimeType<TRuntimeType, TSchemaType>(this IRequestExecutorBuilder builder)
        => builder.ConfigureSchema(schema => schema.BindRuntimeType(typeof(TRuntimeType), typeof(TSchemaType)));

    /// <summary>Changes how the schema is made from C#.</summary>
    public static IRequestExecutorBuilder ModifyOptions(this IRequestExecutorBuilder builder, Action<SchemaOptions> configure)
        => builder.ConfigureSchema(schema => schema.ModifyOptions(configure));

    private static IRequestExecutorBuilder ConfigureSchema(this IRequestExecutorBuilder builder, Action<SchemaBuilder> configure)
    {
        configure(builder.Schema);
        return builder;
    }
}
