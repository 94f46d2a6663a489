using Cacao.Language;

namespace Cacao.Types;

/// <summary>The fields of a type have different names, its extensions included (specification, sections 3.6, 3.7 and 3.10).</summary>
internal static class UniqueFieldDefinitionNames
{
    public static void Check(SdlContext context)
    {
        var known = new Dictionary<(string Type, string Field), NameNode>();

        foreach (var type in context.Definitions<TypeSystemNode>())
        {
            var existing = ExistingNames(context.ExistingType(type.Name.Value));
            var names = SdlWalk.Fields(type).Select(field => field.Name).Concat(SdlWalk.InputFields(type).Select(field => field.Name));

            foreach (var name in names)
            {
                var key = (type.Name.Value, name.Value);

                if (existing.Contains(name.Value))
                {
                    context.Report($"Field \"{key.Item1}.{key.Item2}\" already exists in the schema. It cannot also be defined in this type extension.", name);
                }
                else if (!known.TryAdd(key, name))
                {
                    context.Report($"Field \"{key.Item1}.{key.Item2}\" can only be defined once.", known[key], name);
                }
            }
        }
    }

    private static HashSet<string> ExistingNames(TypeConfiguration? type) => type switch
    {
        ComplexTypeConfiguration complexType => [.. complexType.Fields.Select(field => field.Name)],
        InputObjectTypeConfiguration inputObject => [.. inputObject.Fields.Select(field => field.Name)],
        _ => [],
    };
}
