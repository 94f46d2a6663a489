namespace Cacao.Execution;

/// <summary>Runs the plan of a query or mutation.</summary>
internal sealed class ExecuteOperation : IRequestStep
{
    public async ValueTask RunAsync(RequestContext context)
    {
        var execution = new OperationExecution(context, context.Plan!, context.Variables, context.IncludeMask);
        var result = await execution.ExecuteAsync(rootValue: null).ConfigureAwait(false);

        if (result is OperationResult executed && executed.IsTooLarge())
        {
            executed.Dispose();
            context.Refuse(ExecutionErrors.ResponseTooLarge(context.Options.MaxResponseBytes));
        }
        else
        {
            context.Result = result;
        }
    }
}
