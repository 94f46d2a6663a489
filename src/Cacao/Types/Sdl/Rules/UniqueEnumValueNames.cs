using Cacao.Language;

namespace Cacao.Types;

/// <summary>The values of an enum have different names, its extensions included (specification, section 3.9).</summary>
internal static class UniqueEnumValueNames
{
    public static void Check(SdlContext context)
    {
        var known = new Dictionary<(string Type, string Value), NameNode>();

        foreach (var type in context.Definitions<TypeSystemNode>())
        {
            var existing = context.ExistingType(type.Name.Value) as EnumTypeConfiguration;

            foreach (var value in SdlWalk.EnumValues(type))
            {
                var key = (type.Name.Value, value.Name.Value);

                if (existing?.Values.Exists(item => item.Name == key.Item2) is true)
                {
                    context.Report(
                        $"Enum value \"{key.Item1}.{key.Item2}\" already exists in the schema. It cannot also be defined in this type extension.", value.Name);
                }
                else if (!known.TryAdd(key, value.Name))
                {
                    context.Report($"Enum value \"{key.Item1}.{key.Item2}\" can only be defined once.", known[key], value.Name);
                }
            }
        }
    }
}
