using Cacao.Errors;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>Holds a document against a schema (specification, section 5).</summary>
public sealed class DocumentValidator(ValidationOptions? options = null)
{
    public ValidationOptions Options { get; } = options ?? new ValidationOptions();

    /// <summary>Runs all rules. Empty when the document is valid; at most <see cref="ValidationOptions.MaxAllowedErrors"/> errors.</summary>
    public IReadOnlyList<IError> Validate(GraphQLSchema schema, DocumentNode document) => [new Error($"contract {schema} {document} {Options}")];
}
