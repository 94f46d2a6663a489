using System.Text;

namespace Cacao.Differential.Random;

/// <summary>Literals and JSON for types, right ones and now and then wrong ones.</summary>
internal sealed class RandomValues(RandomSchema schema, Dice dice, bool onlyRight = false)
{
    private static readonly string[] Anything =
        ["null", "1", "-0", "1.5", "3000000000", "1e3", "\"\"", "\"RED\"", "true", "[]", "[null]", "[[1]]", "{}", "{ p: 1 }", "{ p: null q: 1 }", "RED", "on", "$v0", "\"\"\"b\"\"\""];

    private static readonly string[] AnyJson =
        ["null", "1", "-1", "1.5", "3000000000", "1000.0", "\"\"", "\"RED\"", "true", "[]", "[null]", "[[1]]", "{}", "{\"p\":1}", "{\"p\":null,\"q\":1}", "\"12\""];

    public string Constant(string type, int depth = 2) => Literal(type, _ => null, depth);

    /// <summary>A literal of a type; <paramref name="variable"/> may give a variable instead.</summary>
    public string Literal(string type, Func<string, string?> variable, int depth = 3)
    {
        if (!onlyRight && dice.OneIn(60))
        {
            return dice.Pick(Anything).Replace("$v0", variable(type) ?? "0", StringComparison.Ordinal);
        }

        if (variable(type) is { } name)
        {
            return name;
        }

        if (type.EndsWith('!'))
        {
            return Literal(type[..^1], wanted => variable(wanted + "!"), depth) is var value && value == "null" ? Literal(type, _ => null, depth) : value;
        }

        if (dice.OneIn(12))
        {
            return "null";
        }

        if (type.StartsWith('['))
        {
            var item = type[1..^1];
            return dice.OneIn(5) && !item.StartsWith('[')
                ? Literal(item, variable, depth - 1)
                : $"[{string.Join(' ', Enumerable.Range(0, dice.Below(3)).Select(_ => Literal(item, variable, depth - 1)))}]";
        }

        return schema.Find(type) is { Keyword: "input" } inputObject ? Fields(inputObject, variable, depth) : Leaf(type);
    }

    public string Json(string type, int depth = 3)
    {
        if (dice.OneIn(25))
        {
            return dice.Pick(AnyJson);
        }

        if (type.EndsWith('!'))
        {
            return Json(type[..^1], depth) is var value && value == "null" ? Json(type, depth) : value;
        }

        if (dice.OneIn(12))
        {
            return "null";
        }

        if (type.StartsWith('['))
        {
            return dice.OneIn(6) && !type.StartsWith("[[", StringComparison.Ordinal)
                ? Json(type[1..^1], depth - 1)
                : $"[{string.Join(',', Enumerable.Range(0, dice.Below(3)).Select(_ => Json(type[1..^1], depth - 1)))}]";
        }

        return schema.Find(type) is { Keyword: "input" } inputObject ? JsonFields(inputObject, depth) : JsonLeaf(type);
    }

    private string Fields(RandomType type, Func<string, string?> variable, int depth)
        => $"{{ {string.Join(' ', Chosen(type, depth).Select(input => $"{input.Name}: {Literal(Wanted(type, input), variable, depth - 1)}"))} }}";

    private string JsonFields(RandomType type, int depth)
        => $"{{{string.Join(',', Chosen(type, depth).Select(input => $"\"{input.Name}\":{Json(Wanted(type, input), depth - 1)}"))}}}";

    private IEnumerable<RandomInput> Chosen(RandomType type, int depth)
        => type.IsOneOf && !dice.OneIn(30)
            ? [depth > 0 ? dice.Pick(type.Inputs) : type.Inputs.Find(input => schema.Find(RandomSchema.NameOf(input.Type)) is null) ?? type.Inputs[0]]
            : type.Inputs.Where(input => (input.IsRequired && !dice.OneIn(40)) || (depth > 0 && dice.OneIn(2))).ToArray();

    // the field of a OneOf object that is given is not null
    private static string Wanted(RandomType type, RandomInput input) => type.IsOneOf && !input.Type.StartsWith('[') ? input.Type + "!" : input.Type;

    private string Leaf(string type) => type switch
    {
        "Int" => !onlyRight && dice.OneIn(20) ? "2147483648" : dice.Below(2000).ToString(),
        "Float" => dice.OneIn(2) ? $"{dice.Below(90)}.5" : dice.OneIn(2) ? $"{dice.Below(9)}e2" : $"-{dice.Below(99)}",
        "Boolean" => dice.OneIn(2) ? "true" : "false",
        "ID" => dice.OneIn(2) ? $"{dice.Below(900)}" : $"\"id{dice.Below(9)}\"",
        "String" => Text(),
        "E" or "G" => dice.Pick(RandomSchema.EnumValues(type)),
        _ => dice.Pick(["1", "\"odd\"", "true", "EVEN", "[1 \"a\" [true]]", "{ a: 1 b: { c: null } }"]),
    };

    private string JsonLeaf(string type) => type switch
    {
        "Int" => dice.OneIn(20) ? "-2147483649" : dice.OneIn(10) ? "7.0" : dice.Below(2000).ToString(),
        "Float" => dice.OneIn(2) ? $"{dice.Below(90)}.25" : $"-{dice.Below(99)}",
        "Boolean" => dice.OneIn(2) ? "true" : "false",
        "ID" => dice.OneIn(2) ? $"{dice.Below(900)}" : $"\"id{dice.Below(9)}\"",
        "String" => dice.Pick(["\"\"", "\"text\"", "\"\\u00e9 \\ud83d\\ude00\"", "\"\\\"\\n\""]),
        "E" or "G" => $"\"{dice.Pick(RandomSchema.EnumValues(type))}\"",
        _ => dice.Pick(["1", "\"odd\"", "true", "[1,\"a\",[true]]", "{\"a\":1,\"b\":{\"c\":null}}"]),
    };

    private string Text() => dice.Pick(
    [
        "\"\"", "\"text\"", "\"é😀\"", "\"\\u00e9\\u{1F600}\\uD83D\\uDE00\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\"\"\"\"\"", "\"\"\"block\"\"\"", "\"\"\"\n  first\n    second \\\"\"\" x\n\n\"\"\"", "\"\"\"\r\n\ta\r\tb\"\"\"",
    ]);
}
