namespace Cacao.Types;

/// <summary>Arguments are of input types, and a required one is not deprecated (specification, sections 3.6.1 and 3.13).</summary>
internal static class ArgumentRules
{
    public static void Check(TypeSystemContext context)
    {
        foreach (var directive in context.Schema.Directives)
        {
            Check(context, $"@{directive.Name}", directive.Arguments, context.OriginsOf);
        }

        foreach (var field in context.Types<ComplexType>().SelectMany(type => type.Fields))
        {
            Check(context, $"{field.DeclaringType!.Name}.{field.Name}", field.Arguments, argument => context.OriginsOf(argument).TypeReferences());
        }
    }

    // a type that is none for input is told at the place where graphql-js tells it: the argument of a directive, the type of a field's
    private static void Check(
        TypeSystemContext context,
        string owner,
        InputFieldCollection arguments,
        Func<InputField, IEnumerable<SyntaxOrigin>> wrongType)
    {
        foreach (var argument in arguments)
        {
            var coordinate = $"{owner}({argument.Name}:)";

            if (!argument.Type.IsInputType)
            {
                context.Report($"The type of {coordinate} must be Input Type but got: {argument.Type}.", wrongType(argument));
            }

            if (argument.IsRequired && argument.IsDeprecated)
            {
                var origins = context.OriginsOf(argument);
                context.Report($"Required argument {coordinate} cannot be deprecated.", origins.Deprecations().Concat(origins.TypeReferences()));
            }
        }
    }
}
