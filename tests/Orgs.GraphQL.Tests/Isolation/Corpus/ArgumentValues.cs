namespace Orgs.GraphQL.Tests.Isolation.Corpus;

/// <summary>Values for every argument the schema has, made from its type: literals of the query language.</summary>
internal sealed class ArgumentValues(SchemaFile schema, IReadOnlyDictionary<string, IReadOnlyList<string>> scalars)
{
    private readonly Dictionary<string, TypeSystemNode> _types = schema.Types.ToDictionary(type => type.Name.Value);

    public IReadOnlyList<string> Of(TypeNode type)
        => type switch
        {
            NonNullTypeNode nonNull => Of(nonNull.Type),
            ListTypeNode list => [$"[{Of(list.Type)[0]}]", $"[{string.Join(", ", Of(list.Type))}]"],
            _ => Of(type.NamedType.Name.Value),
        };

    private IReadOnlyList<string> Of(string type)
        => scalars.TryGetValue(type, out var values) ? values : _types.GetValueOrDefault(type) switch
        {
            EnumTypeDefinitionNode names => [.. names.Values.Select(value => value.Name.Value)],
            InputObjectTypeDefinitionNode input => Objects(input),
            _ => throw new InvalidOperationException($"There are no values for {type}. Add some to what the corpus is made with."),
        };

    /// <summary>With every field, each of their values in turn; and without those that can be left out.</summary>
    private IReadOnlyList<string> Objects(InputObjectTypeDefinitionNode input)
    {
        var fields = input.Fields
            .Select(field => (Name: field.Name.Value, IsRequired: field.Type is NonNullTypeNode && field.DefaultValue is null, Values: Of(field.Type)))
            .ToList();
        if (input.Directives.Any(directive => directive.Name.Value == "oneOf"))
        {
            return [.. from field in fields from value in field.Values select $"{{ {field.Name}: {value} }}"];
        }

        var most = fields.Max(field => field.Values.Count);
        var whole = Enumerable.Range(0, most).Select(number => Write(fields.Select(field => (field.Name, field.Values[number % field.Values.Count]))));
        var required = fields.Where(field => field.IsRequired).ToList();

        return required.Count == fields.Count ? [.. whole] : [.. whole, Write(required.Select(field => (field.Name, field.Values[0])))];
    }

    private static string Write(IEnumerable<(string Name, string Value)> fields)
        => $"{{ {string.Join(", ", fields.Select(field => $"{field.Name}: {field.Value}"))} }}";
}
