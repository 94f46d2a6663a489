namespace Cacao.Language;

/// <summary>The text is not GraphQL, or goes past one of the <see cref="ParserOptions"/>' limits.</summary>
public sealed class SyntaxException(string message, Location location, string code = SyntaxException.Invalid) : Exception(message)
{
    // ErrorCodes.Server has them too; it comes after this folder.
    internal const string Invalid = "HC0011";
    internal const string LimitExceeded = "LIMIT_EXCEEDED";

    public Location Location { get; } = location;

    public string Code { get; } = code;

    /// <summary>The limit that the text goes past; null when it is not GraphQL.</summary>
    public PassedLimit? Limit { get; internal init; }
}

/// <summary>A limit, how much there was, and how much may be.</summary>
public sealed record PassedLimit(string Name, int Value, int Allowed);
