using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>Variables are scalars, enums, input objects, or lists and non-nulls of these (specification, section 5.8.2).</summary>
internal sealed class VariablesAreInputTypesRule : IVariableDefinitionRule
{
    private const string Section = "sec-Variables-Are-Input-Types";

    public void Visit(VariableDefinitionNode variable, TypeDefinition? type, ValidationContext context)
    {
        if (type is { IsInputType: false })
        {
            context.Report(
                $"Variable \"${variable.Variable.Name.Value}\" cannot be non-input type \"{variable.Type}\".",
                Section,
                variable.Type);
        }
    }
}
