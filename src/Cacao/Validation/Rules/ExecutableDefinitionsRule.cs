using Cacao.Language;

namespace Cacao.Validation;

/// <summary>
/// A document that is to be executed holds operations and fragments only, no definitions of a type system
/// (specification, section 5.1.1).
/// </summary>
internal sealed class ExecutableDefinitionsRule : IDocumentRule
{
    private const string Section = "sec-Executable-Definitions";

    public void Visit(DocumentNode document, ValidationContext context)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is not (OperationDefinitionNode or FragmentDefinitionNode) && context.Spend(1))
            {
                context.Report($"The {NameOf(definition)} definition is not executable.", Section, definition);
            }
        }
    }

    private static string NameOf(DefinitionNode definition) => definition switch
    {
        TypeSystemNode type => $"\"{type.Name.Value}\"",
        DirectiveDefinitionNode directive => $"\"@{directive.Name.Value}\"",
        _ => "schema",
    };
}
