using Cacao.Language;

namespace Cacao.Execution;

/// <summary>Refuses requests with many mutations: they run one after the other and hold the server for the sum of their times.</summary>
internal sealed class LimitMutations : IRequestStep
{
    public ValueTask RunAsync(RequestContext context)
    {
        var plan = context.Plan!;

        if (plan.Type is OperationType.Mutation)
        {
            var count = plan.Root.GetIncluded(context.IncludeMask).Length;
            count = context.Request.Budget?.AddMutations(count) ?? count;

            if (count > context.Options.MaxRootMutations)
            {
                context.Refuse(ExecutionErrors.TooManyMutations(count, context.Options.MaxRootMutations));
            }
        }

        return default;
    }
}
