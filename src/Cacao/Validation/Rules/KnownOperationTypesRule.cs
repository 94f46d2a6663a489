using Cacao.Language;

namespace Cacao.Validation;

/// <summary>The schema has a root type for every operation's kind (specification, section 5.2.1.1).</summary>
internal sealed class KnownOperationTypesRule : IOperationRule
{
    private const string Section = "sec-Operation-Type-Existence";

    public void Visit(OperationFacts operation, ValidationContext context)
    {
        if (operation.ParentType is null)
        {
            context.Report($"The {NameOf(operation.Node.Operation)} operation is not supported by the schema.", Section, operation.Node);
        }
    }

    private static string NameOf(OperationType type) => type switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
