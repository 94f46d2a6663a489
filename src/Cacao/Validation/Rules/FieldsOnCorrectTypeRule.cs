using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>The fields selected on a type are defined by that type (specification, section 5.3.1).</summary>
internal sealed class FieldsOnCorrectTypeRule : IFieldRule
{
    private const string Section = "sec-Field-Selections";

    public void Visit(FieldNode field, OutputField? definition, TypeDefinition? parentType, ValidationContext context)
    {
        if (definition is not null || parentType is null)
        {
            return;
        }

        var name = field.Name.Value;

        context.Report($"Cannot query field \"{name}\" on type \"{parentType.Name}\".{Suggest(name, parentType, context)}", Section, field);
    }

    private static string Suggest(string name, TypeDefinition parentType, ValidationContext context)
    {
        if (!context.Options.IncludeSuggestions)
        {
            return "";
        }

        var types = TypesWithField(name, parentType, context.Schema);

        return types.Count > 0
            ? Suggestions.Format(types, "to use an inline fragment on ")
            : Suggestions.For(name, context, _ => parentType is ComplexType complex ? complex.Fields.Select(field => field.Name) : []);
    }

    // The types an abstract type can turn out to be that do have the field, and their interfaces: those most in common first,
    // then wider before narrower.
    private static List<string> TypesWithField(string name, TypeDefinition parentType, GraphQLSchema schema)
    {
        if (!parentType.IsAbstractType)
        {
            return [];
        }

        var counts = new Dictionary<ComplexType, int>();

        foreach (var type in schema.GetPossibleTypes(parentType).Where(type => type.Fields.TryGetField(name, out _)))
        {
            counts[type] = counts.GetValueOrDefault(type) + 1;

            foreach (var @interface in type.Interfaces.Where(candidate => candidate.Fields.TryGetField(name, out _)))
            {
                counts[@interface] = counts.GetValueOrDefault(@interface) + 1;
            }
        }

        return [.. counts
            .OrderByDescending(entry => entry.Value)
            .ThenByDescending(entry => counts.Keys.Count(other => schema.IsSubType(entry.Key, other)))
            .ThenBy(entry => entry.Key.Name, StringComparer.Ordinal)
            .Select(entry => entry.Key.Name)];
    }
}
