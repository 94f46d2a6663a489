namespace Cacao.Validation;

/// <summary>Every variable of an operation has a name of its own (specification, section 5.8.1).</summary>
internal sealed class UniqueVariableNamesRule : IOperationRule
{
    private const string Section = "sec-Variable-Uniqueness";

    public void Visit(OperationFacts operation, ValidationContext context)
    {
        foreach (var names in Repetitions.Groups(operation.Node.VariableDefinitions.AsSpan(), definition => definition.Variable.Name))
        {
            context.Report($"There can be only one variable named \"${names[0].Value}\".", Section, [.. names]);
        }
    }
}
