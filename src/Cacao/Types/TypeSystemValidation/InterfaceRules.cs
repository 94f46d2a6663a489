namespace Cacao.Types;

/// <summary>A type has everything of the interfaces it implements (specification, section 3.6, "IsValidImplementation").</summary>
internal static class InterfaceRules
{
    public static void Check(TypeSystemContext context)
    {
        foreach (var type in context.Types<ComplexType>())
        {
            foreach (var implemented in type.Interfaces)
            {
                if (implemented == type)
                {
                    context.Report(
                        $"Type {type.Name} cannot implement itself because it would create a circular reference.",
                        context.OriginsOf(type).Implementing(implemented.Name));
                    continue;
                }

                CheckAncestors(context, type, implemented);
                CheckFields(context, type, implemented);
            }
        }
    }

    private static void CheckAncestors(TypeSystemContext context, ComplexType type, InterfaceType implemented)
    {
        foreach (var ancestor in implemented.Interfaces.Where(ancestor => !type.Interfaces.Contains(ancestor)))
        {
            context.Report(
                ancestor == type
                    ? $"Type {type.Name} cannot implement {implemented.Name} because it would create a circular reference."
                    : $"Type {type.Name} must implement {ancestor.Name} because it is implemented by {implemented.Name}.",
                context.OriginsOf(implemented).Implementing(ancestor.Name).Concat(context.OriginsOf(type).Implementing(implemented.Name)));
        }
    }

    private static void CheckFields(TypeSystemContext context, ComplexType type, InterfaceType implemented)
    {
        foreach (var expected in implemented.Fields)
        {
            var coordinate = $"{implemented.Name}.{expected.Name}";

            if (!type.Fields.TryGetField(expected.Name, out var field))
            {
                context.Report(
                    $"Interface field {coordinate} expected but {type.Name} does not provide it.",
                    context.OriginsOf(expected).Concat(context.OriginsOf(type)));
                continue;
            }

            if (!IsValidResult(context.Schema, field.Type, expected.Type))
            {
                context.Report(
                    $"Interface field {coordinate} expects type {expected.Type} but {type.Name}.{field.Name} is type {field.Type}.",
                    context.OriginsOf(expected).TypeReferences().Concat(context.OriginsOf(field).TypeReferences()));
            }

            CheckArguments(context, type, field, expected, coordinate);
        }
    }

    private static void CheckArguments(TypeSystemContext context, ComplexType type, OutputField field, OutputField expectedField, string coordinate)
    {
        foreach (var expected in expectedField.Arguments)
        {
            if (!field.Arguments.TryGetField(expected.Name, out var argument))
            {
                context.Report(
                    $"Interface field argument {coordinate}({expected.Name}:) expected but {type.Name}.{field.Name} does not provide it.",
                    context.OriginsOf(expected).Concat(context.OriginsOf(field)));
            }
            else if (!argument.Type.Equals(expected.Type))
            {
                context.Report(
                    $"Interface field argument {coordinate}({expected.Name}:) expects type {expected.Type} "
                    + $"but {type.Name}.{field.Name}({argument.Name}:) is type {argument.Type}.",
                    context.OriginsOf(expected).TypeReferences().Concat(context.OriginsOf(argument).TypeReferences()));
            }
        }

        foreach (var argument in field.Arguments.Where(argument => argument.IsRequired && !expectedField.Arguments.TryGetField(argument.Name, out _)))
        {
            context.Report(
                $"Object field {type.Name}.{field.Name} includes required argument {argument.Name} "
                + $"that is missing from the Interface field {coordinate}.",
                context.OriginsOf(argument).Concat(context.OriginsOf(expectedField)));
        }
    }

    /// <summary>A field may promise more than its interface: non-null for nullable, an object for an interface.</summary>
    private static bool IsValidResult(GraphQLSchema schema, GraphQLType type, GraphQLType expected) => (type, expected) switch
    {
        (NonNullType given, NonNullType wanted) => IsValidResult(schema, given.NullableType, wanted.NullableType),
        (NonNullType given, _) => IsValidResult(schema, given.NullableType, expected),
        (ListType given, ListType wanted) => IsValidResult(schema, given.ElementType, wanted.ElementType),
        (TypeDefinition given, TypeDefinition wanted) => given == wanted || schema.IsSubType(wanted, given),
        _ => false,
    };
}
