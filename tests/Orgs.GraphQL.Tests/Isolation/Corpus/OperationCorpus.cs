using System.Globalization;

namespace Orgs.GraphQL.Tests.Isolation.Corpus;

/// <summary>
/// Operations that ask the server for everything it has, made from the schema: a new field, argument, type or mutation is among them by itself.
/// A type that is on the way already is shown by its leaves and not gone through again, and below a list the items of a further one are asked for in
/// one way only. So every field is asked for in every place that leads to it, and the operations stay few and within the server's limits.
/// </summary>
internal sealed class OperationCorpus(SchemaFile schema, ArgumentValues values)
{
    private const int QueryDepth = 11;
    private const int FurtherQueryDepth = 6;
    private const int PayloadDepth = 6;
    private const int ShallowDepth = 3;
    private const int ArgumentDepth = 4;
    private const int WholeList = 100;
    private const int FewItems = 2;

    /// <summary>What the server takes a list for that does not say how long it is.</summary>
    private const int ItemsOfAnyList = 10;

    private readonly Dictionary<string, TypeSystemNode> _types = schema.Types.ToDictionary(type => type.Name.Value);

    /// <summary>Every query field with each of its values, and everything below it; and everywhere each argument that can be left out.</summary>
    public IEnumerable<string> Queries()
        => schema.Fields("Query").SelectMany(Everything)
            .Concat(schema.Fields("Query")
                .Where(root => !PossibleTypes(root.Type.NamedType.Name.Value).Any())
                .DistinctBy(root => root.Type.NamedType.Name.Value)
                .SelectMany(Arguments))
            .Select(selection => $"query {{ {selection} }}")
            .Distinct();

    /// <summary>Every mutation with each value of its input.</summary>
    public IEnumerable<(string Mutation, IReadOnlyList<string> Operations)> Mutations()
        => schema.Fields("Mutation").Select(root => (
            root.Name.Value,
            (IReadOnlyList<string>)[.. Calls(root)
                .SelectMany(call => Ask(root, call, PayloadDepth, FewItems, []).Split())
                .Select(selection => $"mutation {{ {selection} }}")]));

    /// <summary>Every query field and every mutation with each of its values, and little below it: for what is answered with nothing anyway.</summary>
    public IEnumerable<string> Shallow()
        => from type in (string[])["Query", "Mutation"]
           from root in schema.Fields(type)
           from call in Calls(root)
           from selection in Ask(root, call, ShallowDepth, FewItems, []).Split()
           select $"{type.ToLowerInvariant()} {{ {selection} }}";

    /// <summary>Every subscription with each of its values.</summary>
    public IEnumerable<(string Field, string Operation)> Subscriptions()
        => from root in schema.Fields("Subscription")
           from call in Calls(root)
           select (root.Name.Value, $"subscription {{ {Ask(root, call, ArgumentDepth, FewItems, [])} }}");

    private IEnumerable<string> Everything(FieldDefinitionNode root)
        => Calls(root).SelectMany((call, number) => Ask(root, call, number == 0 ? QueryDepth : FurtherQueryDepth, FewItems, []).Split());

    /// <summary>The field with each combination of values for what it requires.</summary>
    private IEnumerable<string> Calls(FieldDefinitionNode field)
    {
        var required = field.Arguments.Where(IsRequired).Select(argument => (argument.Name.Value, Values: values.Of(argument.Type))).ToList();
        return required.Count == 0
            ? [field.Name.Value]
            : Enumerable.Range(0, required.Max(argument => argument.Values.Count))
                .Select(number => Call(field, required.Select(argument => (argument.Value, argument.Values[number % argument.Values.Count]))));
    }

    /// <summary>Each field below the root that has arguments to leave out, whole and with each value of each; in the shortest way that leads there.</summary>
    private IEnumerable<string> Arguments(FieldDefinitionNode root)
    {
        var ways = new Queue<(string Type, Func<string, string> Wrap)>();
        var seen = new HashSet<string>();
        var type = root.Type.NamedType.Name.Value;
        ways.Enqueue((type, below => $"{Calls(root).First()} {{ {below} }}"));
        while (ways.TryDequeue(out var way))
        {
            if (!seen.Add(way.Type))
            {
                continue;
            }

            foreach (var possible in PossibleTypes(way.Type))
            {
                ways.Enqueue((possible, below => way.Wrap($"... on {possible} {{ {below} }}")));
            }

            foreach (var field in FieldsOf(way.Type))
            {
                var fieldType = field.Type.NamedType.Name.Value;
                if (IsComposite(fieldType))
                {
                    ways.Enqueue((fieldType, below => way.Wrap($"{Default(field, FewItems)} {{ {below} }}")));
                }

                foreach (var (call, size) in Optional(field))
                {
                    foreach (var piece in Ask(field, call, ArgumentDepth, size, [way.Type]).Split())
                    {
                        yield return way.Wrap(piece);
                    }
                }
            }
        }
    }

    /// <summary>The whole list, and each argument that can be left out with each of its values, one at a time.</summary>
    private IEnumerable<(string Call, int Size)> Optional(FieldDefinitionNode field)
    {
        foreach (var argument in field.Arguments.Where(argument => !IsRequired(argument)))
        {
            switch (argument.Name.Value)
            {
                case "first":
                    yield return (Default(field, WholeList), WholeList);
                    break;
                case "last":
                    yield return (Call(field, [("last", $"{FewItems}")]), FewItems);
                    break;
                default:
                    var given = argument.Type is NonNullTypeNode ? values.Of(argument.Type) : values.Of(argument.Type).Append("null");
                    foreach (var value in given)
                    {
                        yield return (Default(field, FewItems, (argument.Name.Value, value)), FewItems);
                    }

                    break;
            }
        }
    }

    private string Default(FieldDefinitionNode field, int size, params IEnumerable<(string Name, string Value)> more)
        => Call(field, [
            .. field.Arguments.Where(IsRequired).Select(argument => (argument.Name.Value, values.Of(argument.Type)[0])),
            .. field.Arguments.Where(argument => argument.Name.Value == "first").Select(_ => ("first", $"{size}")),
            .. more]);

    private AskedField Ask(FieldDefinitionNode field, string call, int depth, int size, List<string> way)
    {
        var type = field.Type.NamedType.Name.Value;
        var times = field.Arguments.Any(argument => argument.Name.Value == "first") ? size
            : IsList(field.Type) && !(way.Count > 0 && IsConnection(way[^1])) ? ItemsOfAnyList
            : 1;

        return new AskedField(call, WeightOf(field), times, IsComposite(type) ? Below(type, depth - 1, way) : []);
    }

    private List<AskedField> Below(string type, int depth, List<string> way, HashSet<string>? renamed = null)
    {
        string Named(FieldDefinitionNode field, string call) => renamed?.Contains(field.Name.Value) == true ? $"{type}_{field.Name.Value}: {call}" : call;

        var isOnTheWay = way.Contains(type);
        List<string> further = [.. way, type];
        var fields = FieldsOf(type).ToList();
        var isSecondList = way.Any(IsConnection) && fields.Any(field => field.Name.Value == "nodes");
        var below = new List<AskedField> { new("__typename", 0, 1, []) };
        foreach (var field in fields)
        {
            if (!IsComposite(field.Type.NamedType.Name.Value))
            {
                below.Add(new AskedField(Named(field, Default(field, FewItems)), WeightOf(field), 1, []));
            }
            else if (!isOnTheWay && depth > 1 && !(isSecondList && field.Name.Value == "edges"))
            {
                below.Add(Ask(field, Named(field, Default(field, FewItems)), depth, FewItems, further));
            }
        }

        if (!isOnTheWay)
        {
            var different = FieldsThatDiffer(PossibleTypes(type));
            below.AddRange(PossibleTypes(type).Select(
                possible => new AskedField($"... on {possible}", 0, 1, Below(possible, depth, further, different))));
        }

        return below;
    }

    /// <summary>Fields that have one name and several types: beside each other they need names of their own.</summary>
    private HashSet<string> FieldsThatDiffer(IEnumerable<string> types)
        => [.. types.SelectMany(FieldsOf)
            .GroupBy(field => field.Name.Value)
            .Where(fields => fields.Select(field => Write(field.Type)).Distinct().Count() > 1)
            .Select(fields => fields.Key)];

    private static string Write(TypeNode type)
        => type switch
        {
            NonNullTypeNode nonNull => $"{Write(nonNull.Type)}!",
            ListTypeNode list => $"[{Write(list.Type)}]",
            _ => type.NamedType.Name.Value,
        };

    private static bool IsList(TypeNode type) => type is ListTypeNode or NonNullTypeNode { Type: ListTypeNode };

    private bool IsConnection(string type) => FieldsOf(type).Any(field => field.Name.Value == "pageInfo");

    private bool IsComposite(string type) => _types.GetValueOrDefault(type) is ObjectTypeDefinitionNode or InterfaceTypeDefinitionNode or UnionTypeDefinitionNode;

    private IEnumerable<FieldDefinitionNode> FieldsOf(string type)
        => _types.GetValueOrDefault(type) switch
        {
            ObjectTypeDefinitionNode @object => @object.Fields,
            InterfaceTypeDefinitionNode @interface => @interface.Fields,
            _ => [],
        };

    private IEnumerable<string> PossibleTypes(string type)
        => _types.GetValueOrDefault(type) switch
        {
            InterfaceTypeDefinitionNode => schema.ObjectTypesOf(type),
            UnionTypeDefinitionNode union => union.Types.Select(member => member.Name.Value),
            _ => [],
        };

    private static bool IsRequired(InputValueDefinitionNode argument) => argument.Type is NonNullTypeNode && argument.DefaultValue is null;

    private static string Call(FieldDefinitionNode field, IEnumerable<(string Name, string Value)> arguments)
    {
        var written = string.Join(", ", arguments.Select(argument => $"{argument.Name}: {argument.Value}"));
        return written.Length == 0 ? field.Name.Value : $"{field.Name.Value}({written})";
    }

    private static double WeightOf(FieldDefinitionNode field)
        => field.Directives.FirstOrDefault(directive => directive.Name.Value == "cost")?.Arguments.Single().Value is StringValueNode weight
            ? double.Parse(weight.Value, CultureInfo.InvariantCulture)
            : 1;
}
