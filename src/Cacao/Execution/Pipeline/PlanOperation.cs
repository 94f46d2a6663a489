using Cacao.Language;
using Cacao.Planning;

namespace Cacao.Execution;

/// <summary>Finds the operation that the request asks for (GetOperation, specification, section 6.1) and its plan, or plans it.</summary>
internal sealed class PlanOperation(FieldRunnerFactory runners) : IRequestStep
{
    public ValueTask RunAsync(RequestContext context)
    {
        var cached = context.CachedDocument!;
        var name = context.Request.OperationName;
        context.Plan = cached.FindPlan(name);

        if (context.Plan is null && Find(context, cached.Document, name) is { } operation)
        {
            context.Plan = Plan(context, cached.Document, operation);
            cached.AddPlan(name, context.Plan);
        }

        return default;
    }

    private OperationPlan Plan(RequestContext context, DocumentNode document, OperationDefinitionNode operation)
        => OperationPlanner.Plan(
            context.Schema,
            document,
            operation,
            new PlanningOptions
            {
                MaxSelections = context.Options.MaxPlannedSelections,
                MaxAliasesOfOneField = context.Options.MaxAliasesOfOneField,
            },
            runners.Get);

    private static OperationDefinitionNode? Find(RequestContext context, DocumentNode document, string? name)
    {
        var operations = document.Definitions.OfType<OperationDefinitionNode>().ToArray();
        var found = name is null && operations.Length == 1 ? operations[0]
            : name is null ? null
            : Array.Find(operations, operation => operation.Name?.Value == name);

        if (found is null)
        {
            context.Refuse(operations.Length == 0 ? ExecutionErrors.NoOperation()
                : name is null ? ExecutionErrors.OperationNameNeeded()
                : ExecutionErrors.OperationNotFound(name));

            return null;
        }

        if (context.Schema.GetOperationType(found.Operation) is null)
        {
            context.Refuse(ExecutionErrors.OperationNotSupported(found.Operation));
            return null;
        }

        return found;
    }
}
