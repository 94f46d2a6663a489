using System.Text;

namespace Cacao.Differential.Random;

/// <summary>Writes documents that a schema mostly allows: operations, fragments, variables, directives.</summary>
internal sealed class RandomDocument
{
    private readonly RandomSchema _schema;
    private readonly Dice _dice;
    private readonly RandomValues _values;
    private readonly StringBuilder _text = new();
    private readonly List<(string Name, string Type)> _variables = [];
    private readonly List<(string Name, string Type)> _fragments = [];
    private readonly Queue<(string Name, string Type)> _unwritten = new();
    private int _budget;

    public RandomDocument(RandomSchema schema, Dice dice)
    {
        _schema = schema;
        _dice = dice;
        _values = new RandomValues(schema, dice);
        Text = Write();
        Variables = $"{{{string.Join(',', AllVariables.DistinctBy(variable => variable.Name).Where(_ => !dice.OneIn(6)).Select(Give))}}}";
    }

    public string Text { get; }

    /// <summary>Values for the variables of all operations, as JSON.</summary>
    public string Variables { get; }

    private List<(string Name, string Type)> AllVariables { get; } = [];

    private string Give((string Name, string Type) variable) => $"\"{variable.Name}\":{_values.Json(variable.Type)}";

    private string Write()
    {
        var result = new StringBuilder();
        var count = _dice.OneIn(5) ? 2 : 1;

        for (var i = 0; i < count; i++)
        {
            WriteOperation(result, i, count == 1);
        }

        return result.ToString();
    }

    private void WriteOperation(StringBuilder result, int number, bool isOnly)
    {
        var (keyword, root, location) = _dice.Below(8) switch
        {
            0 => ("mutation", "Mutation", "MUTATION"),
            1 => ("subscription", "Subscription", "SUBSCRIPTION"),
            _ => ("query", "Query", "QUERY"),
        };

        _text.Clear();
        _variables.Clear();
        _fragments.Clear();
        _budget = _dice.Between(3, 30);

        var prefix = $"F{number}";
        WriteSelections(root, keyword == "subscription" ? 1 : 3, prefix, keyword == "subscription");

        while (_unwritten.TryDequeue(out var fragment))
        {
            _text.Append($"\nfragment {fragment.Name} on {fragment.Type}");
            WriteDirectives("FRAGMENT_DEFINITION");
            WriteSelections(fragment.Type, 2, prefix);
        }

        var body = _text.ToString();
        _text.Clear();
        _text.Append(keyword).Append(isOnly && _dice.OneIn(2) ? "" : $" Q{number}");

        if (_variables.Count > 0)
        {
            _text.Append('(');

            foreach (var (name, type) in _variables)
            {
                _text.Append($"${name}: {type}");

                if (_dice.OneIn(4))
                {
                    _text.Append($" = {_values.Constant(type)}");
                }

                WriteDirectives("VARIABLE_DEFINITION", constant: true);
                _text.Append(_dice.OneIn(2) ? ", " : "\n");
            }

            _text.Append(')');
        }

        if (_text.Length > 5)
        {
            WriteDirectives(location, constant: true);
        }

        result.Append(_text.ToString() == "query" && _dice.OneIn(2) ? "" : _text).Append(body).Append('\n');
        AllVariables.AddRange(_variables);
    }

    private void WriteSelections(string type, int depth, string prefix, bool single = false)
    {
        _text.Append(" {");

        var start = _text.Length;

        for (var count = single ? 1 : _dice.Between(1, 4); count > 0 && _budget > 0; count--)
        {
            _budget--;
            WriteSelection(type, depth, prefix, single);
        }

        if (_text.Length == start)
        {
            _text.Append(single ? " a" : " __typename");
        }

        _text.Append(" }");
    }

    private void WriteSelection(string type, int depth, string prefix, bool single)
    {
        var found = _schema.Find(type)!;

        switch (_dice.Below(10))
        {
            case 0 when !single:
                _text.Append(_dice.OneIn(3) ? " t: __typename" : " __typename");
                break;

            case 1 or 2 when depth > 0:
                var narrowed = _dice.OneIn(4) ? null : _dice.OneIn(20) ? _dice.Pick([.. _schema.CompositeTypes]).Name : Overlapping(found);
                _text.Append(narrowed is null ? " ..." : $" ... on {narrowed}");
                WriteDirectives("INLINE_FRAGMENT");
                WriteSelections(narrowed ?? type, depth - 1, prefix, single);
                break;

            case 3 when depth > 0:
                _text.Append($" ...{Fragment(Overlapping(found), prefix)}");
                WriteDirectives("FRAGMENT_SPREAD");
                break;

            case 4 when type == "Query" && _dice.OneIn(4):
                _text.Append($" i: __type(name: \"{_dice.Pick(_schema.Types).Name}\") {{ kind name fields(includeDeprecated: true) {{ name type {{ kind name ofType {{ name }} }} args {{ name }} }} enumValues {{ name }} inputFields {{ name }} isOneOf }}");
                break;

            case var _ when found.Fields.Count > 0:
                WriteField(_dice.Pick(found.Fields), depth, prefix);
                break;

            default:
                _text.Append(" __typename");
                break;
        }
    }

    private void WriteField(RandomField field, int depth, string prefix)
    {
        var type = RandomSchema.NameOf(field.Type);
        var isComposite = _schema.Find(type) is not null;

        if (isComposite && depth == 0)
        {
            _text.Append(" __typename");
            return;
        }

        _text.Append(_dice.OneIn(4) ? $" {_dice.Pick(["x", "y", "a", "b"])}: {field.Name}" : $" {field.Name}");
        WriteArguments(field.Arguments, constant: false);
        WriteDirectives("FIELD");

        if (isComposite)
        {
            WriteSelections(type, depth - 1, prefix);
        }
    }

    private void WriteArguments(IReadOnlyList<RandomInput> arguments, bool constant)
    {
        var given = arguments.Where(argument => (argument.IsRequired && !_dice.OneIn(60)) || _dice.OneIn(2)).ToArray();

        if (given.Length > 0)
        {
            _text.Append('(')
                .AppendJoin(", ", given.Select(argument => $"{argument.Name}: {(constant ? _values.Constant(argument.Type) : _values.Literal(argument.Type, Variable))}"))
                .Append(')');
        }
    }

    private void WriteDirectives(string location, bool constant = false)
    {
        if (location is "FIELD" or "FRAGMENT_SPREAD" or "INLINE_FRAGMENT" && _dice.OneIn(8))
        {
            _text.Append($" @{_dice.Pick(["skip", "include"])}(if: {_values.Literal("Boolean!", Variable)})");
        }

        if (_dice.OneIn(8) && _dice.Pick(_schema.Directives) is var directive && (directive.Locations.Contains(location) || _dice.OneIn(20)))
        {
            for (var count = directive.IsRepeatable || _dice.OneIn(20) ? _dice.Between(1, 2) : 1; count > 0; count--)
            {
                _text.Append($" @{directive.Name}");
                WriteArguments(directive.Arguments, constant);
            }
        }
    }

    private string? Variable(string type)
    {
        if (!_dice.OneIn(4))
        {
            return null;
        }

        var known = _variables.FindIndex(variable => variable.Type == type || (variable.Type == type + "!" && _dice.OneIn(2)));

        if (known < 0 || _dice.OneIn(4))
        {
            known = _variables.Count;
            var name = AllVariables.Count + known;

            // names of the two operations' variables differ, so that one JSON object has the values of both
            _variables.Add(($"v{name}", _dice.OneIn(6) && !type.EndsWith('!') ? type + "!" : _dice.OneIn(40) ? type.TrimEnd('!') : type));
        }

        return $"${_variables[known].Name}";
    }

    private string Overlapping(RandomType type)
    {
        var possible = Possible(type);
        return _dice.Pick([.. _schema.CompositeTypes.Where(candidate => candidate == type || Possible(candidate).Overlaps(possible))]).Name;
    }

    private HashSet<string> Possible(RandomType type) => type.Keyword switch
    {
        "union" => [.. type.Interfaces],
        "interface" => [.. _schema.Types.Where(candidate => candidate.Keyword == "type" && candidate.Interfaces.Contains(type.Name)).Select(candidate => candidate.Name)],
        _ => [type.Name],
    };

    private string Fragment(string type, string prefix)
    {
        var known = _fragments.FindAll(fragment => fragment.Type == type);

        if (known.Count > 0 && !_dice.OneIn(3))
        {
            return _dice.Pick(known).Name;
        }

        var created = ($"{prefix}{_fragments.Count}", type);
        _fragments.Add(created);
        _unwritten.Enqueue(created);
        return created.Item1;
    }
}
