using System.Collections.Immutable;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>
/// Directives that stand on a schema exist, may stand there, and have the arguments they need (specification, section
/// 3.13). SDL documents have been checked before; this is for what C# put there.
/// </summary>
internal static class AppliedDirectiveRules
{
    public static void Check(TypeSystemContext context)
    {
        Check(context, "The schema", DirectiveLocation.Schema, context.Schema.AppliedDirectives, null);

        foreach (var type in context.Types<TypeDefinition>())
        {
            Check(context, type.Name, LocationOf(type), type.Directives, type);

            switch (type)
            {
                case ComplexType complexType:
                    foreach (var field in complexType.Fields)
                    {
                        Check(context, $"{type.Name}.{field.Name}", DirectiveLocation.FieldDefinition, field.Directives, field);
                        CheckAll(context, $"{type.Name}.{field.Name}", DirectiveLocation.ArgumentDefinition, field.Arguments);
                    }

                    break;
                case InputObjectType inputObject:
                    CheckAll(context, type.Name, DirectiveLocation.InputFieldDefinition, inputObject.Fields);
                    break;
                case EnumType enumType:
                    foreach (var value in enumType.Values)
                    {
                        Check(context, $"{type.Name}.{value.Name}", DirectiveLocation.EnumValue, value.Directives, value);
                    }

                    break;
            }
        }

        foreach (var directive in context.Schema.Directives)
        {
            CheckAll(context, $"@{directive.Name}", DirectiveLocation.ArgumentDefinition, directive.Arguments);
        }
    }

    private static void CheckAll(TypeSystemContext context, string owner, DirectiveLocation location, InputFieldCollection fields)
    {
        foreach (var field in fields)
        {
            Check(context, $"{owner}.{field.Name}", location, field.Directives, field);
        }
    }

    private static void Check(TypeSystemContext context, string owner, DirectiveLocation location, ImmutableArray<DirectiveNode> uses, object? member)
    {
        if (uses.IsEmpty)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);

        foreach (var use in uses)
        {
            var name = use.Name.Value;

            if (!context.Schema.TryGetDirective(name, out var directive))
            {
                Report($"Unknown directive \"@{name}\" on {owner}.");
                continue;
            }

            if (!directive.Locations.HasFlag(location))
            {
                Report($"Directive \"@{name}\" may not be used on {DirectiveLocations.GetName(location)}, such as {owner}.");
            }

            if (!seen.Add(name) && !directive.IsRepeatable)
            {
                Report($"The directive \"@{name}\" can only be used once on {owner}.");
            }

            CheckArguments(directive, use, Report, owner);
        }

        void Report(string message) => context.Report(message, member is null ? context.Configuration.Origins : context.OriginsOf(member));
    }

    private static void CheckArguments(DirectiveDefinition directive, DirectiveNode use, Action<string> report, string owner)
    {
        foreach (var given in use.Arguments.Where(given => !directive.Arguments.TryGetField(given.Name.Value, out _)))
        {
            report($"Unknown argument \"{given.Name.Value}\" on directive \"@{directive.Name}\" on {owner}.");
        }

        foreach (var argument in directive.Arguments)
        {
            if (argument.IsRequired && !use.Arguments.Any(given => given.Name.Value == argument.Name))
            {
                report($"Argument \"@{directive.Name}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided on {owner}.");
            }
        }
    }

    private static DirectiveLocation LocationOf(TypeDefinition type) => type.Kind switch
    {
        TypeKind.Scalar => DirectiveLocation.Scalar,
        TypeKind.Object => DirectiveLocation.Object,
        TypeKind.Interface => DirectiveLocation.Interface,
        TypeKind.Union => DirectiveLocation.Union,
        TypeKind.Enum => DirectiveLocation.Enum,
        _ => DirectiveLocation.InputObject,
    };
}
