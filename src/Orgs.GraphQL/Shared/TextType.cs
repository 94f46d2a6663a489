namespace Orgs.GraphQL.Shared;

/// <summary>
/// A scalar that is a string with a meaning. What the string may hold is a rule of the domain and answered as a
/// ValidationError next to all others, so any string comes in.
/// </summary>
public abstract class TextType : ScalarType<string, StringValueNode>
{
    protected TextType(string name, string description)
        : base(name)
        => Description = description;

    public override IValueNode ParseResult(object? resultValue)
        => resultValue is string text ? ParseValue(text) : NullValueNode.Default;

    protected override string ParseLiteral(StringValueNode valueSyntax) => valueSyntax.Value;

    protected override StringValueNode ParseValue(string runtimeValue) => new(runtimeValue);
}
