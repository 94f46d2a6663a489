namespace Cacao.Validation;

/// <summary>
/// The variables that an operation uses, be it through fragments, are defined by that operation
/// (specification, section 5.8.3).
/// </summary>
internal sealed class NoUndefinedVariablesRule : IOperationRule
{
    private const string Section = "sec-All-Variable-Uses-Defined";

    public void Visit(OperationFacts operation, ValidationContext context)
    {
        var defined = VariableNames.Of(operation.Node);

        foreach (var definition in context.Facts.GetReachable(operation, context))
        {
            foreach (var (variable, _) in definition.Variables)
            {
                if (!context.Spend(1))
                {
                    return;
                }

                if (defined.Find(variable.Name.Value) is null)
                {
                    var by = operation.Node.Name is { } name ? $" by operation \"{name.Value}\"" : "";

                    context.Report($"Variable \"${variable.Name.Value}\" is not defined{by}.", Section, variable, operation.Node);
                }
            }
        }
    }
}
