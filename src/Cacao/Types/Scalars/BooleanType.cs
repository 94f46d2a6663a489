using System.Text.Json;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>True or false (specification, section 3.5.4).</summary>
public sealed class BooleanType : ScalarType
{
    private static readonly object True = true;
    private static readonly object False = false;

    public BooleanType()
        : base("Boolean")
        => RuntimeType = typeof(bool);

    public override object CoerceLiteral(ValueNode literal)
        => literal is BooleanValueNode flag ? flag.Value ? True : False : throw new ScalarFormatException(ScalarTexts.NotBoolean(Name, literal));

    public override object CoerceInput(JsonElement input) => input.ValueKind switch
    {
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        _ => throw new ScalarFormatException(ScalarTexts.NotBoolean(Name, input)),
    };

    public override ValueNode ToLiteral(object runtimeValue)
        => Convert(runtimeValue, out var value) is { } reason ? throw new ScalarFormatException(reason) : new BooleanValueNode(value);

    public override LeafWriter GetWriter(Type runtimeType)
        => runtimeType == typeof(bool) ? BooleanLeafWriter.Instance : new BoxedLeafWriter<bool>(Convert, BooleanLeafWriter.Instance);

    private string? Convert(object value, out bool result)
    {
        switch (value)
        {
            case bool flag:
                result = flag;
                return null;
            case double number when double.IsFinite(number):
                result = number != 0;
                return null;
            case int or long or short or byte or uint or ulong or sbyte or ushort or decimal:
                result = System.Convert.ToDecimal(value, null) != 0;
                return null;
            default:
                result = false;
                return ScalarTexts.NotBoolean(Name, value);
        }
    }
}
