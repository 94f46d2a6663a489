namespace Cacao.Language;

/// <summary>The text is not GraphQL, or goes past one of the <see cref="ParserOptions"/>' limits.</summary>
public sealed class SyntaxException(string message, Location location, string code = "HC0011") : Exception(message)
{
    public Location Location { get; } = location;

    public string Code { get; } = code;
}
