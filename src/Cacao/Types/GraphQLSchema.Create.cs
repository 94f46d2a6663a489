using Cacao.Errors;

namespace Cacao.Types;

public sealed partial class GraphQLSchema
{
    /// <summary>Builds and validates a schema; the introspection types and the specified directives and scalars are added.</summary>
    /// <exception cref="SchemaException">The configuration is no valid schema; carries every error found.</exception>
    public static GraphQLSchema Create(SchemaConfiguration configuration) => Create(configuration, TypeSystemRules.All);

    /// <summary>Builds a schema and holds it against some of the rules.</summary>
    internal static GraphQLSchema Create(SchemaConfiguration configuration, IEnumerable<Action<TypeSystemContext>> rules)
    {
        var assembler = new SchemaAssembler(configuration);
        var schema = assembler.Assemble();
        var errors = TypeSystemValidator.Validate(schema, assembler, configuration, rules);
        return errors.Count > 0 ? throw new SchemaException(errors) : schema;
    }

    /// <summary>Builds a schema that is taken to be valid.</summary>
    /// <exception cref="SchemaException">A type that is referred to does not exist.</exception>
    internal static GraphQLSchema CreateUnvalidated(SchemaConfiguration configuration) => CreateUnvalidated(configuration, out _);

    /// <inheritdoc cref="CreateUnvalidated(SchemaConfiguration)"/>
    /// <param name="configuration">What the schema is to be.</param>
    /// <param name="leftOut">What no schema can hold and this one therefore lacks, such as a scalar in a union.</param>
    internal static GraphQLSchema CreateUnvalidated(SchemaConfiguration configuration, out IReadOnlyList<IError> leftOut)
    {
        var assembler = new SchemaAssembler(configuration);
        var schema = assembler.Assemble();
        leftOut = assembler.Errors;
        return schema;
    }
}
