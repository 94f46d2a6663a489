namespace Cacao.Execution;

/// <summary>Coerces the variables (CoerceVariableValues, specification, section 6.1.2) and puts those of @skip and @include into the include mask.</summary>
internal sealed class CoerceVariables : IRequestStep
{
    public ValueTask RunAsync(RequestContext context)
    {
        var plan = context.Plan!;

        if (!plan.Variables.TryCoerce(context.Request.Variables, out var variables, out var errors))
        {
            context.Refuse(errors);
            return default;
        }

        context.Variables = variables;

        for (var bit = 0; bit < plan.IncludeVariables.Length; bit++)
        {
            if (!variables.TryGetValue(plan.IncludeVariables[bit], out var value) || value is not bool flag)
            {
                context.Refuse(ExecutionErrors.ConditionNotBoolean(plan.IncludeVariables[bit]));
                return default;
            }

            context.IncludeMask |= flag ? 1UL << bit : 0;
        }

        return default;
    }
}
