using System.Text;

namespace Cacao.Tests.Execution.RandomOperations;

/// <summary>Writes a valid operation over the random schema: aliases, conditions, inline fragments and spreads.</summary>
internal sealed class RandomDocument(int seed)
{
    public const string Sdl = """
        type Query { node: Node strict: Node other: Other any: Any anys: [Any] strictAnys: [Any!] many: [Node] strictMany: [Node!] grid: [[Node!]] code: Int number: Int numbers: [Int!] tags: [[Int]!] }
        union Any = Node | Other
        interface Named { code: Int! number: Int }
        type Node implements Named { node: Node strict: Node! other: Other any: Any anys: [Any] strictAnys: [Any!] many: [Node] strictMany: [Node!]! grid: [[Node!]] code: Int! number: Int numbers: [Int!] tags: [[Int]!] }
        type Other implements Named { node: Node any: Any many: [Node] code: Int! number: Int numbers: [Int!] }
        """;

    private const int FragmentCount = 3;
    private const int Depth = 6;

    private static readonly string[] ObjectFields = ["node", "strict", "other", "any", "anys", "strictAnys", "many", "strictMany", "grid"];
    private static readonly string[] OtherObjectFields = ["node", "any", "many"];
    private static readonly string[] Leaves = ["code", "number", "numbers", "tags", "__typename"];
    private static readonly string[] OtherLeaves = ["code", "number", "numbers", "__typename"];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    public string Write()
    {
        _text.Append("query ($a: Boolean!, $b: Boolean!) ");
        WriteSelections("Query", Depth, FragmentCount);
        _text.Append(" fragment KeepVariables on Query { __typename @skip(if: $a) @include(if: $b) }");

        for (var number = 0; number < FragmentCount; number++)
        {
            _text.Append($" fragment F{number} on Node ");
            WriteSelections("Node", 3, number);
        }

        return _text.ToString();
    }

    private void WriteSelections(string type, int depth, int fragments)
    {
        _text.Append("{ ");

        for (var count = _random.Next(1, 5); count > 0; count--)
        {
            WriteSelection(type, depth, fragments);
        }

        // Every fragment has to be used somewhere, and every set has to ask for something.
        _text.Append(type == "Query" && depth == Depth
            ? "...KeepVariables ... on Query { keep: node { ...F0 ...F1 ...F2 } } } "
            : type is "Any" ? "__typename } " : "code } ");
    }

    private void WriteSelection(string type, int depth, int fragments)
    {
        switch (_random.Next(10))
        {
            case 0 when depth > 0:
                _text.Append("... ");
                WriteCondition();
                WriteSelections(type, depth - 1, fragments);
                break;

            case 1 or 2 when depth > 0 && type is "Any" or "Node" or "Other":
                var narrowed = type == "Any" ? _random.Next(2) == 0 ? "Node" : "Other" : type;
                _text.Append($"... on {narrowed} ");
                WriteCondition();
                WriteSelections(narrowed, depth - 1, fragments);
                break;

            case 3 when fragments > 0 && type is "Node" or "Any":
                if (fragments > 0)
                {
                    _text.Append($"...F{_random.Next(fragments)} ");
                    WriteCondition();
                }

                break;

            case 4 when type is "Any" or "Node" or "Other":
                _text.Append("... on Named { number code } ");
                break;

            case var _ when type == "Any":
                _text.Append("__typename ");
                break;

            case < 7 when depth > 0:
                WriteObjectField(type, depth, fragments);
                break;

            default:
                var leaf = Pick(type == "Other" ? OtherLeaves : Leaves);
                _text.Append(_random.Next(3) == 0 ? $"{leaf}{_random.Next(2)}: {leaf} " : $"{leaf} ");
                WriteCondition();
                break;
        }
    }

    private void WriteObjectField(string type, int depth, int fragments)
    {
        var field = Pick(type == "Other" ? OtherObjectFields : ObjectFields);
        _text.Append(_random.Next(3) == 0 ? $"{field}{_random.Next(2)}: {field} " : $"{field} ");
        WriteCondition();
        WriteSelections(field switch { "other" => "Other", "any" or "anys" or "strictAnys" => "Any", _ => "Node" }, depth - 1, fragments);
    }

    private void WriteCondition()
    {
        switch (_random.Next(10))
        {
            case 0:
                _text.Append("@skip(if: $a) ");
                break;
            case 1:
                _text.Append("@include(if: $b) ");
                break;
            case 2:
                _text.Append("@include(if: $a) @skip(if: $b) ");
                break;
        }
    }

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
