using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>
/// Fields of a scalar or enum have no selections, fields of an object, interface or union have some
/// (specification, section 5.3.3).
/// </summary>
internal sealed class ScalarLeafsRule : IFieldRule
{
    private const string Section = "sec-Leaf-Field-Selections";

    public void Visit(FieldNode field, OutputField? definition, TypeDefinition? parentType, ValidationContext context)
    {
        if (definition is null)
        {
            return;
        }

        var isLeaf = definition.Type.NamedType.IsLeafType;
        var name = field.Name.Value;

        if (isLeaf && field.SelectionSet is { } selectionSet)
        {
            context.Report(
                $"Field \"{name}\" must not have a selection since type \"{definition.Type}\" has no subfields.",
                Section,
                selectionSet);
        }
        else if (!isLeaf && field.SelectionSet is null or { Selections.IsEmpty: true })
        {
            var suggestion = context.Options.IncludeSuggestions ? $" Did you mean \"{name} {{ ... }}\"?" : "";

            context.Report($"Field \"{name}\" of type \"{definition.Type}\" must have a selection of subfields.{suggestion}", Section, field);
        }
    }
}
