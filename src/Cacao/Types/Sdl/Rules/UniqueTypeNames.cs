using Cacao.Language;

namespace Cacao.Types;

/// <summary>All types have different names (specification, section 3.3).</summary>
internal static class UniqueTypeNames
{
    public static void Check(SdlContext context)
    {
        var known = new Dictionary<string, NameNode>(StringComparer.Ordinal);

        foreach (var type in context.Definitions<TypeSystemNode>().Where(type => !type.IsExtension))
        {
            var name = type.Name.Value;

            if (context.Existing is not null && context.IsTaken(name))
            {
                context.Report($"Type \"{name}\" already exists in the schema. It cannot also be defined in this type definition.", type.Name);
            }
            else if (!known.TryAdd(name, type.Name))
            {
                context.Report($"There can be only one type named \"{name}\".", known[name], type.Name);
            }
        }
    }
}
