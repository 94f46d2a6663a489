using System.Text.Json;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>
/// Turns what a client sent into runtime values (specification, sections 3.5 to 3.12, "Input Coercion"). Lists become
/// <c>object?[]</c>; the list type a resolver wants is made where a value reaches its argument or input field.
/// </summary>
public static class InputCoercion
{
    /// <summary>Coerces the JSON of a variable. Null with errors added when it does not fit.</summary>
    public static object? CoerceJson(JsonElement value, GraphQLType type, InputErrors errors) => JsonInput.Coerce(value, type, errors, 0);

    /// <summary>Coerces a literal; variables inside it are taken from <paramref name="variables"/>. Null with errors added when it does not fit.</summary>
    public static object? CoerceLiteral(ValueNode literal, GraphQLType type, VariableValues variables, InputErrors errors)
    {
        var input = new LiteralInput(variables, errors);
        return input.IsGiven(literal) ? input.Coerce(literal, type) : errors.Add(InputTexts.MissingVariable(((VariableNode)literal).Name.Value), literal);
    }
}
