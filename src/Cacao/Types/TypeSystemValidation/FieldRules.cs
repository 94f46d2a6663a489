namespace Cacao.Types;

/// <summary>Objects and interfaces have fields, of output types (specification, sections 3.6 and 3.7).</summary>
internal static class FieldRules
{
    public static void Check(TypeSystemContext context)
    {
        foreach (var type in context.Types<ComplexType>())
        {
            if (type.Fields.Count == 0)
            {
                context.Report($"Type {type.Name} must define one or more fields.", type);
            }

            foreach (var field in type.Fields.Where(field => !field.Type.IsOutputType))
            {
                context.Report(
                    $"The type of {type.Name}.{field.Name} must be Output Type but got: {field.Type}.", context.OriginsOf(field).TypeReferences());
            }
        }
    }
}
