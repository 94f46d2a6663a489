namespace Cacao.Types;

/// <summary>A field is deprecated only where its interface's is as well (specification, section 3.6, "IsValidImplementation").</summary>
internal static class DeprecatedImplementationRules
{
    public static void Check(TypeSystemContext context)
    {
        foreach (var type in context.Types<ComplexType>())
        {
            foreach (var expected in type.Interfaces.Where(implemented => implemented != type).SelectMany(implemented => implemented.Fields))
            {
                if (!expected.IsDeprecated && type.Fields.TryGetField(expected.Name, out var field) && field.IsDeprecated)
                {
                    context.Report(
                        $"Interface field {expected.DeclaringType!.Name}.{expected.Name} is not deprecated, "
                        + $"so implementation field {type.Name}.{field.Name} must not be deprecated.",
                        context.OriginsOf(field).Concat(context.OriginsOf(expected)));
                }
            }
        }
    }
}
