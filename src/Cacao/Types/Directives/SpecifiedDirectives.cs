using Cacao.Language;

namespace Cacao.Types;

/// <summary>The directives that every schema has (specification, section 3.13).</summary>
public static class SpecifiedDirectives
{
    public const string Skip = "skip";
    public const string Include = "include";
    public const string Deprecated = "deprecated";
    public const string SpecifiedBy = "specifiedBy";
    public const string OneOf = "oneOf";

    /// <summary>The reason of <c>@deprecated</c> when none is given.</summary>
    public const string DefaultDeprecationReason = "No longer supported";

    internal static IEnumerable<DirectiveConfiguration> CreateConfigurations()
    {
        yield return Create(
            Skip,
            "Leaves out the field or fragment when the argument is true.",
            [new InputFieldConfiguration { Name = "if", Type = Reference("Boolean!"), Description = "Leaves it out when true." }],
            DirectiveLocation.Field, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment);
        yield return Create(
            Include,
            "Takes in the field or fragment only when the argument is true.",
            [new InputFieldConfiguration { Name = "if", Type = Reference("Boolean!"), Description = "Takes it in when true." }],
            DirectiveLocation.Field, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment);
        yield return Create(
            Deprecated,
            "Marks a part of the schema that should not be used any more.",
            [
                new InputFieldConfiguration
                {
                    Name = "reason",
                    Type = Reference("String!"),
                    DefaultValue = new StringValueNode(DefaultDeprecationReason),
                    Description = "Why, and what to use instead; may be formatted as Markdown.",
                },
            ],
            DirectiveLocation.FieldDefinition, DirectiveLocation.ArgumentDefinition, DirectiveLocation.InputFieldDefinition, DirectiveLocation.EnumValue);
        yield return Create(
            SpecifiedBy,
            "Tells where the behavior of a custom scalar is specified.",
            [new InputFieldConfiguration { Name = "url", Type = Reference("String!"), Description = "The address of the specification." }],
            DirectiveLocation.Scalar);
        yield return Create(
            OneOf,
            "Asks for exactly one field of the input object, and not null.",
            [],
            DirectiveLocation.InputObject);
    }

    private static DirectiveConfiguration Create(
        string name, string description, InputFieldConfiguration[] arguments, params ReadOnlySpan<DirectiveLocation> locations)
    {
        var directive = new DirectiveConfiguration { Name = name, Description = description };
        directive.Arguments.AddRange(arguments);
        directive.Locations.AddRange(locations);
        return directive;
    }

    private static TypeNode Reference(string type) => Utf8GraphQLParser.ParseType(type);
}
