using Cacao.Errors;

namespace Cacao.Types;

/// <summary>Holds a schema against the rules of the type system (specification, section 3, "Type Validation").</summary>
internal static class TypeSystemValidator
{
    /// <summary>Every error found, those of putting the schema together first.</summary>
    public static IReadOnlyList<IError> Validate(
        GraphQLSchema schema,
        SchemaAssembler assembler,
        SchemaConfiguration configuration,
        IEnumerable<Action<TypeSystemContext>> rules)
    {
        var context = new TypeSystemContext(schema, assembler.Origins, configuration);

        foreach (var rule in rules)
        {
            rule(context);
        }

        return [.. assembler.Errors, .. context.Errors];
    }
}
