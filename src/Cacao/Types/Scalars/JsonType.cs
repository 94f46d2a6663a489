using System.Text.Json;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>Any JSON value, as a <see cref="JsonElement"/>.</summary>
public sealed class JsonType : ScalarType
{
    public JsonType()
        : base("JSON")
        => RuntimeType = typeof(JsonElement);

    public override object CoerceLiteral(ValueNode literal) => JsonSerializer.SerializeToElement(UntypedValues.FromLiteral(literal));

    public override object CoerceInput(JsonElement input)
    {
        // refuses halves of surrogate pairs, which could not be written again
        _ = UntypedValues.FromJson(input);

        // variables live in the request's buffers; what a resolver gets may outlive them
        return input.Clone();
    }

    public override ValueNode ToLiteral(object runtimeValue)
        => UntypedValues.TryToLiteral(runtimeValue, out var literal)
            ? literal
            : throw new ScalarFormatException(ScalarTexts.WrongFormat(Name, runtimeValue));

    public override LeafWriter GetWriter(Type runtimeType)
        => runtimeType == typeof(JsonElement) ? JsonElementLeafWriter.Instance : new UntypedLeafWriter(Name);
}
