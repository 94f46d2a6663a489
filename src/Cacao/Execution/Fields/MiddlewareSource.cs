using Cacao.Types;

namespace Cacao.Execution;

/// <summary>Calls a field's middleware with the resolver at its end. Middleware may wait, so each row has a context of its own.</summary>
internal sealed class MiddlewareSource : FieldSource<object?>
{
    private readonly FieldDelegate _pipeline;

    public MiddlewareSource(OutputField field)
    {
        _pipeline = ResolveInto(field.Resolver!);

        foreach (var middleware in field.Middleware.Reverse())
        {
            _pipeline = middleware(_pipeline);
        }
    }

    protected override void ResolveRow(FieldRun<object?> run, int row) => run.SetTask(row, InvokeAsync(run.ContextFor(row, own: true)));

    private async ValueTask<object?> InvokeAsync(FieldContext context)
    {
        await _pipeline(context).ConfigureAwait(false);

        return await AsyncSequence.ToListOrSelfAsync(context.Result, context.RequestAborted).ConfigureAwait(false);
    }

    private static FieldDelegate ResolveInto(FieldResolver resolver)
        => async context => context.Result = await resolver.ResolveAsync((ResolverContext)context).ConfigureAwait(false);
}
