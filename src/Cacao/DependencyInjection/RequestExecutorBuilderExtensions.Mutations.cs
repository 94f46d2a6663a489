using Cacao.Schema;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>Gives mutations one input, a payload and errors as data.</summary>
    public static IRequestExecutorBuilder AddMutationConventions(this IRequestExecutorBuilder builder, bool applyToAllMutations = true)
        => builder.AddMutationConventions(new MutationConventionOptions { ApplyToAllMutations = applyToAllMutations });

    /// <inheritdoc cref="AddMutationConventions(IRequestExecutorBuilder, bool)"/>
    public static IRequestExecutorBuilder AddMutationConventions(this IRequestExecutorBuilder builder, MutationConventionOptions options)
        => builder.ConfigureSchema(schema => schema.AddMutationConventions(options));

    /// <inheritdoc cref="SchemaBuilder.AddErrorInterfaceType"/>
    public static IRequestExecutorBuilder AddErrorInterfaceType<T>(this IRequestExecutorBuilder builder) => builder.AddErrorInterfaceType(typeof(T));

    /// <inheritdoc cref="SchemaBuilder.AddErrorInterfaceType"/>
    public static IRequestExecutorBuilder AddErrorInterfaceType(this IRequestExecutorBuilder builder, Type type)
        => builder.ConfigureSchema(schema => schema.AddErrorInterfaceType(type));
}
