namespace Cacao.Types;

/// <summary>Input objects have fields, of input types; a required one is not deprecated (specification, section 3.10).</summary>
internal static class InputObjectRules
{
    public static void Check(TypeSystemContext context)
    {
        foreach (var type in context.Types<InputObjectType>())
        {
            if (type.Fields.Count == 0)
            {
                context.Report($"Input Object type {type.Name} must define one or more fields.", type);
            }

            foreach (var field in type.Fields)
            {
                var origins = context.OriginsOf(field);

                if (!field.Type.IsInputType)
                {
                    context.Report($"The type of {type.Name}.{field.Name} must be Input Type but got: {field.Type}.", origins.TypeReferences());
                }

                if (field.IsRequired && field.IsDeprecated)
                {
                    context.Report(
                        $"Required input field {type.Name}.{field.Name} cannot be deprecated.",
                        origins.Deprecations().Concat(origins.TypeReferences()));
                }
            }
        }
    }
}
