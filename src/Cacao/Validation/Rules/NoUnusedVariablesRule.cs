namespace Cacao.Validation;

/// <summary>
/// The variables that an operation defines are used by it, be it through fragments (specification, section 5.8.4).
/// </summary>
internal sealed class NoUnusedVariablesRule : IOperationRule
{
    private const string Section = "sec-All-Variables-Used";

    public void Visit(OperationFacts operation, ValidationContext context)
    {
        if (operation.Node.VariableDefinitions.IsEmpty)
        {
            return;
        }

        var used = new HashSet<string>(StringComparer.Ordinal);

        foreach (var definition in context.Facts.GetReachable(operation, context))
        {
            foreach (var (variable, _) in definition.Variables)
            {
                if (!context.Spend(1))
                {
                    return;
                }

                _ = used.Add(variable.Name.Value);
            }
        }

        foreach (var definition in operation.Node.VariableDefinitions)
        {
            var name = definition.Variable.Name.Value;

            if (!used.Contains(name))
            {
                var by = operation.Node.Name is { } operationName ? $" in operation \"{operationName.Value}\"" : "";

                context.Report($"Variable \"${name}\" is never used{by}.", Section, definition);
            }
        }
    }
}
