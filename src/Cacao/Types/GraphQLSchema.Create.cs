namespace Cacao.Types;

public sealed partial class GraphQLSchema
{
    /// <summary>Builds and validates a schema; the introspection types and the specified directives and scalars are added.</summary>
    /// <exception cref="SchemaException">The configuration is no valid schema; carries every error found.</exception>
    public static GraphQLSchema Create(SchemaConfiguration configuration)
        => throw new SchemaException([new Errors.Error($"contract {configuration}")]);
}
