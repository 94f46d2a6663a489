namespace Cacao.Types;

/// <summary>The fields of a OneOf input object are nullable and have no default (specification, section 3.10.1).</summary>
internal static class OneOfRules
{
    public static void Check(TypeSystemContext context)
    {
        foreach (var type in context.Types<InputObjectType>().Where(type => type.IsOneOf))
        {
            foreach (var field in type.Fields)
            {
                if (field.Type.IsNonNull)
                {
                    context.Report($"OneOf input field {type.Name}.{field.Name} must be nullable.", context.OriginsOf(field).TypeReferences());
                }

                if (field.DefaultValue is not null)
                {
                    context.Report($"OneOf input field {type.Name}.{field.Name} cannot have a default value.", field);
                }
            }
        }
    }
}
