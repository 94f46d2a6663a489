namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>The fields that a directive of the schema keeps from some, but for mutations and subscriptions, whose refusals are answers of their own.</summary>
public static class ProtectedFields
{
    private static readonly SchemaFile _schema = SchemaFile.Read();

    private static readonly string[] _rules = ["authenticated", "orgRole", "self"];

    public static IReadOnlyList<FieldDefinitionNode> Of(string type) => [.. _schema.Fields(type).Where(field => RuleOf(field) is not null)];

    /// <summary>The types that have such fields.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        .. _schema.ObjectTypes.Select(type => type.Name.Value).Except(["Mutation", "Subscription"]).Where(type => Of(type).Count > 0),
    ];

    public static FieldDefinitionNode Find(string coordinate)
        => coordinate.Split('.') is [var type, var name] ? Of(type).Single(field => field.Name.Value == name) : throw new ArgumentException(coordinate);

    /// <summary>Whom the field is for: <c>OWNER</c>, <c>self</c>.</summary>
    public static string AudienceOf(FieldDefinitionNode field)
        => RuleOf(field)!.Arguments.FirstOrDefault()?.Value.ToString() ?? RuleOf(field)!.Name.Value;

    private static DirectiveNode? RuleOf(FieldDefinitionNode field) => field.Directives.SingleOrDefault(directive => _rules.Contains(directive.Name.Value));
}
