namespace Cacao.Types;

public sealed partial class GraphQLSchema
{
    /// <summary>Builds and validates a schema; the introspection types and the specified directives and scalars are added.</summary>
    /// <exception cref="SchemaException">The configuration is no valid schema; carries every error found.</exception>
    public static GraphQLSchema Create(SchemaConfiguration configuration)
    {
        var assembler = new SchemaAssembler(configuration);
        var schema = assembler.Assemble();
        var errors = TypeSystemValidator.Validate(schema, assembler, configuration);
        return errors.Count > 0 ? throw new SchemaException(errors) : schema;
    }

    /// <summary>Builds a schema that is taken to be valid.</summary>
    /// <exception cref="SchemaException">A type that is referred to does not exist.</exception>
    internal static GraphQLSchema CreateUnvalidated(SchemaConfiguration configuration) => new SchemaAssembler(configuration).Assemble();
}
