namespace Cacao.Execution;

/// <summary>Refuses operations that the transport does not let through.</summary>
internal sealed class CheckOperationKind : IRequestStep
{
    public ValueTask RunAsync(RequestContext context)
    {
        var operation = context.Plan!.Type;

        if (context.Request.AllowedOperations is { } allowed && !allowed.Contains(operation))
        {
            context.Refuse(ExecutionErrors.OperationNotAllowed(operation), ExecutionResultKind.OperationNotAllowed);
        }

        return default;
    }
}
