namespace Cacao.Types;

/// <summary>A type that is referred to exists (specification, section 3.3).</summary>
internal static class KnownTypes
{
    public static void Check(SdlContext context)
    {
        foreach (var reference in SdlWalk.TypeReferences(context.Document))
        {
            var name = reference.Name.Value;

            if (!context.TypeDefinitions.ContainsKey(name)
                && context.ExistingType(name) is null
                && !BuiltInScalars.IsSpecified(name)
                && !IntrospectionTypes.Names.Contains(name))
            {
                context.Report($"Unknown type \"{name}\".", reference);
            }
        }
    }
}
