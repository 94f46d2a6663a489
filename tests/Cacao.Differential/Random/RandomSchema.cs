using System.Text;

namespace Cacao.Differential.Random;

/// <summary>An argument or input field: a type as text, and a default or none.</summary>
internal sealed record RandomInput(string Name, string Type, string? Default)
{
    public bool IsRequired => Type.EndsWith('!') && Default is null;
}

internal sealed record RandomField(string Name, string Type, IReadOnlyList<RandomInput> Arguments);

internal sealed record RandomType(string Name, string Keyword)
{
    public List<string> Interfaces { get; } = [];

    public List<RandomField> Fields { get; } = [];

    public List<RandomInput> Inputs { get; } = [];

    public bool IsOneOf { get; init; }
}

internal sealed record RandomDirective(string Name, IReadOnlyList<RandomInput> Arguments, IReadOnlyList<string> Locations, bool IsRepeatable);

/// <summary>A valid schema: each kind of type, and few names, so that fields of different types meet under one.</summary>
internal sealed class RandomSchema
{
    private static readonly string[] FieldNames = ["a", "b", "c", "d", "e", "f", "type", "on", "fragment"];
    private static readonly string[] InputNames = ["p", "q", "r", "input", "null_", "n"];
    private static readonly string[] Scalars = ["Int", "Float", "String", "Boolean", "ID", "Odd"];
    private static readonly string[] Enums = ["E", "G"];
    private static readonly string[] InputObjects = ["In", "Deep", "Choice"];
    private static readonly string[] ExecutableLocations =
        ["QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION"];

    private readonly Dice _dice;
    private readonly RandomValues _values;

    public RandomSchema(int seed)
    {
        _dice = new Dice(seed);
        _values = new RandomValues(this, _dice, onlyRight: true);

        AddInputs();
        AddOutputs();
        AddDirectives();
        Sdl = Write();
    }

    public string Sdl { get; }

    public List<RandomType> Types { get; } = [];

    public List<RandomDirective> Directives { get; } = [];

    public IEnumerable<RandomType> CompositeTypes => Types.Where(type => type.Keyword is "type" or "interface" or "union");

    public RandomType? Find(string name) => Types.Find(type => type.Name == name);

    public static string NameOf(string type) => type.Trim('[', ']', '!');

    public static IReadOnlyList<string> EnumValues(string name) => name == "E" ? ["RED", "GREEN", "on"] : ["X", "Y"];

    private void AddInputs()
    {
        foreach (var name in InputObjects)
        {
            var type = new RandomType(name, "input") { IsOneOf = name == "Choice" };

            foreach (var field in InputNames.Where(_ => !_dice.OneIn(3)).DefaultIfEmpty("p"))
            {
                type.Inputs.Add(type.IsOneOf ? new RandomInput(field, InputType(name).TrimEnd('!'), null) : Input(field, name));
            }

            Types.Add(type);
        }
    }

    private void AddOutputs()
    {
        var interfaces = new[] { "I", "J", "K" }.Select(name => new RandomType(name, "interface")).ToArray();
        var objects = new[] { "A", "B", "C", "D" }.Select(name => new RandomType(name, "type")).ToArray();

        foreach (var type in (RandomType[])[.. interfaces, .. objects])
        {
            foreach (var implemented in interfaces.TakeWhile(candidate => candidate != type).Where(_ => _dice.OneIn(2)))
            {
                Implement(type, implemented);
            }

            foreach (var name in FieldNames.Where(name => type.Fields.All(field => field.Name != name) && _dice.OneIn(2)).ToArray())
            {
                type.Fields.Add(Field(name));
            }

            AddOneIfNone(type);
            Types.Add(type);
        }

        // every abstract type is something
        foreach (var orphan in interfaces.Where(candidate => !objects.Any(type => type.Interfaces.Contains(candidate.Name))))
        {
            Implement(objects[0], orphan);
        }

        foreach (var name in (string[])["U", "V"])
        {
            var union = new RandomType(name, "union");
            union.Interfaces.AddRange(_dice.Some(objects).Select(type => type.Name).DefaultIfEmpty("A"));
            Types.Add(union);
        }

        foreach (var name in (string[])["Query", "Mutation", "Subscription"])
        {
            var root = new RandomType(name, "type");
            root.Fields.AddRange(FieldNames.Where(_ => !_dice.OneIn(4)).Select(Field));
            AddOneIfNone(root);
            Types.Add(root);
        }
    }

    private void AddOneIfNone(RandomType type)
    {
        if (type.Fields.Count == 0)
        {
            type.Fields.Add(Field("a"));
        }
    }

    // the interfaces of an interface come with it, and of a field that is there already the first stays if it fits
    private void Implement(RandomType type, RandomType implemented)
    {
        var all = implemented.Interfaces.Append(implemented.Name).Where(name => !type.Interfaces.Contains(name)).ToArray();
        var fields = all.SelectMany(name => name == implemented.Name ? implemented.Fields : Find(name)!.Fields);

        if (fields.Any(field => type.Fields.Find(own => own.Name == field.Name) is { } own && own != field))
        {
            if (type.Keyword == "interface" || type.Interfaces.Count > 0)
            {
                return;
            }

            type.Fields.RemoveAll(own => fields.Any(field => field.Name == own.Name));
        }

        type.Interfaces.AddRange(all);
        type.Fields.AddRange(fields.DistinctBy(field => field.Name).Where(field => type.Fields.All(own => own.Name != field.Name)).ToArray());
    }

    private void AddDirectives()
    {
        foreach (var name in (string[])["tag", "mark"])
        {
            var locations = ExecutableLocations.Where(_ => !_dice.OneIn(3)).DefaultIfEmpty("FIELD").ToArray();
            Directives.Add(new RandomDirective(name, [.. Inputs(2)], locations, name == "tag"));
        }
    }

    private RandomField Field(string name) => new(name, OutputType(), [.. _dice.OneIn(2) ? Inputs(3) : []]);

    private IEnumerable<RandomInput> Inputs(int most)
        => InputNames.Where(_ => _dice.OneIn(3)).Take(most).Select(name => Input(name, within: null)).ToArray();

    private RandomInput Input(string name, string? within)
    {
        var type = InputType(within);
        var value = _dice.OneIn(3) && NameOf(type) is not ("In" or "Deep" or "Choice") ? _values.Constant(type) : null;
        return new RandomInput(name, type, value);
    }

    private string InputType(string? within)
    {
        var name = _dice.OneIn(3) ? _dice.Pick(InputObjects) : _dice.OneIn(4) ? _dice.Pick(Enums) : _dice.Pick(Scalars);
        var wrapped = Wrap(name, nonNull: 4);

        // no input object needs itself
        return within is null || !InputObjects.Contains(name) ? wrapped : wrapped.TrimEnd('!');
    }

    private string OutputType()
        => Wrap(_dice.Below(8) switch
        {
            0 or 1 => _dice.Pick(Scalars),
            2 => _dice.Pick(Enums),
            3 => _dice.Pick(["I", "J", "K"]),
            4 => _dice.Pick(["U", "V"]),
            _ => _dice.Pick(["A", "B", "C", "D"]),
        }, nonNull: 3);

    private string Wrap(string name, int nonNull)
    {
        var type = _dice.OneIn(nonNull) ? name + "!" : name;

        while (_dice.OneIn(4))
        {
            type = $"[{type}]{(_dice.OneIn(nonNull) ? "!" : "")}";
        }

        return type;
    }

    private string Write()
    {
        var text = new StringBuilder();

        if (_dice.OneIn(3))
        {
            text.Append("\"The roots.\" schema { query: Query mutation: Mutation subscription: Subscription }\n");
        }

        text.Append("scalar Odd").Append(_dice.OneIn(2) ? " @specifiedBy(url: \"https://odd.example\")\n" : "\n");

        foreach (var name in Enums)
        {
            text.Append($"enum {name} {{ {string.Join(' ', EnumValues(name).Select(value => value + Deprecation()))} }}\n");
        }

        foreach (var directive in Directives)
        {
            text.Append($"directive @{directive.Name}{Arguments(directive.Arguments)}{(directive.IsRepeatable ? " repeatable" : "")}")
                .Append($" on {string.Join(" | ", directive.Locations)}\n");
        }

        foreach (var type in Types.OrderBy(_ => _dice.Below(100)))
        {
            Write(text, type);
        }

        return text.ToString();
    }

    private void Write(StringBuilder text, RandomType type)
    {
        if (_dice.OneIn(4))
        {
            text.Append(_dice.OneIn(2) ? "\"described\" " : "\"\"\"\n  described\n    in lines\n\"\"\"\n");
        }

        text.Append($"{type.Keyword} {type.Name}");

        switch (type.Keyword)
        {
            case "union":
                text.Append($" = {string.Join(" | ", type.Interfaces)}\n");
                break;

            case "input":
                text.Append(type.IsOneOf ? " @oneOf {\n" : " {\n").AppendJoin('\n', type.Inputs.Select(input => $"  {Describe(input)}")).Append("\n}\n");
                break;

            default:
                text.Append(type.Interfaces.Count == 0 ? "" : $" implements {string.Join(" & ", type.Interfaces)}")
                    .Append(" {\n")
                    .AppendJoin('\n', type.Fields.Select(field => $"  {field.Name}{Arguments(field.Arguments)}: {field.Type}"))
                    .Append("\n}\n");
                break;
        }
    }

    private static string Arguments(IReadOnlyList<RandomInput> inputs)
        => inputs.Count == 0 ? "" : $"({string.Join(", ", inputs.Select(Describe))})";

    private static string Describe(RandomInput input) => $"{input.Name}: {input.Type}{(input.Default is null ? "" : $" = {input.Default}")}";

    private string Deprecation() => _dice.OneIn(6) ? " @deprecated(reason: \"old\")" : "";
}
