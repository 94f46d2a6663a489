using System.Text.Json;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>
/// Any value as it is: strings, numbers, booleans, lists and <c>IReadOnlyDictionary&lt;string, object?&gt;</c>. Also what
/// a scalar of an SDL schema is that has no implementation.
/// </summary>
public sealed class AnyType : ScalarType
{
    public AnyType()
        : this("Any")
    {
    }

    public AnyType(string name)
        : base(name)
    {
    }

    public override object CoerceLiteral(ValueNode literal) => UntypedValues.FromLiteral(literal)!;

    public override object CoerceInput(JsonElement input) => UntypedValues.FromJson(input)!;

    public override ValueNode ToLiteral(object runtimeValue)
        => UntypedValues.TryToLiteral(runtimeValue, out var literal)
            ? literal
            : throw new ScalarFormatException(ScalarTexts.WrongFormat(Name, runtimeValue));

    public override LeafWriter GetWriter(Type runtimeType) => new UntypedLeafWriter(Name);
}
