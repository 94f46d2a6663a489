using Cacao.Errors;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>No field tells about the schema; not part of the specification, asked for by <see cref="ValidationOptions.AllowIntrospection"/>.</summary>
internal sealed class NoSchemaIntrospectionRule : IFieldRule
{
    public void Visit(FieldNode field, OutputField? definition, TypeDefinition? parentType, ValidationContext context)
    {
        if (definition?.Type.NamedType.IsIntrospectionType is true)
        {
            context.Report(
                new Error("Introspection is not allowed for the current request.")
                {
                    Code = ErrorCodes.Validation.IntrospectionNotAllowed,
                    Extensions = new Dictionary<string, object?> { ["field"] = field.Name.Value },
                },
                field);
        }
    }
}
