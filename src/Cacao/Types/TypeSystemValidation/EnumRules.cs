namespace Cacao.Types;

/// <summary>Enums have values, none of which reads as a boolean or null (specification, section 3.9).</summary>
internal static class EnumRules
{
    public static void Check(TypeSystemContext context)
    {
        foreach (var type in context.Types<EnumType>())
        {
            if (type.Values.IsEmpty)
            {
                context.Report($"Enum type {type.Name} must define one or more values.", type);
            }

            foreach (var value in type.Values.Where(value => value.Name is "true" or "false" or "null"))
            {
                context.Report($"Enum values cannot be named: {value.Name}", value);
            }
        }
    }
}
