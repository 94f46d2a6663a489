using Cacao.Language;

namespace Cacao.Types;

/// <summary>The address of <c>@specifiedBy</c> and the reason of <c>@deprecated</c> are strings (specification, sections 3.13.3 and 3.13.4).</summary>
internal static class SpecifiedDirectiveRules
{
    public static void Check(TypeSystemContext context)
    {
        foreach (var type in context.Configuration.Types)
        {
            Check(context, type);

            foreach (var member in MembersOf(type))
            {
                Check(context, member);
            }
        }

        foreach (var argument in context.Configuration.Directives.SelectMany(directive => directive.Arguments))
        {
            Check(context, argument);
        }
    }

    private static IEnumerable<MemberConfiguration> MembersOf(TypeConfiguration type) => type switch
    {
        ComplexTypeConfiguration complexType => [.. complexType.Fields, .. complexType.Fields.SelectMany(field => field.Arguments)],
        InputObjectTypeConfiguration inputObject => inputObject.Fields,
        EnumTypeConfiguration enumType => enumType.Values,
        _ => [],
    };

    private static void Check(TypeSystemContext context, MemberConfiguration member)
    {
        foreach (var origin in member.Origins)
        {
            foreach (var argument in DirectivesOf(origin.Node).SelectMany(WrongArguments))
            {
                context.Report(
                    $"Argument \"{argument.Name.Value}\" on {member.Name} must be a string, it cannot be {argument.Value}.",
                    [origin with { Node = argument.Value }]);
            }
        }
    }

    private static IEnumerable<DirectiveNode> DirectivesOf(SyntaxNode node) => node switch
    {
        TypeSystemNode type => type.Directives,
        FieldDefinitionNode field => field.Directives,
        InputValueDefinitionNode input => input.Directives,
        EnumValueDefinitionNode value => value.Directives,
        _ => [],
    };

    private static IEnumerable<ArgumentNode> WrongArguments(DirectiveNode directive) => directive.Name.Value switch
    {
        SpecifiedDirectives.SpecifiedBy => directive.Arguments.Where(argument => argument is { Name.Value: "url", Value: not StringValueNode }),
        SpecifiedDirectives.Deprecated => directive.Arguments.Where(
            argument => argument is { Name.Value: "reason", Value: not (StringValueNode or NullValueNode) }),
        _ => [],
    };
}
