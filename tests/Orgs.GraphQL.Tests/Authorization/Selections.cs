namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>Writes selections out of the schema, so that a field which comes to it is asked for as well.</summary>
/// <param name="schema">The schema.</param>
/// <param name="slug">What is given where a field has to be told a slug.</param>
public sealed class Selections(SchemaFile schema, string slug)
{
    private const string OnlyWhich = "{ __typename id }";

    private readonly HashSet<string> _nodes = [.. schema.ObjectTypesOf("Node")];
    private readonly HashSet<string> _objects = [.. schema.ObjectTypes.Select(type => type.Name.Value)];

    /// <summary>
    /// Everything that an object tells of itself, and of the objects beside it which they are. With <paramref name="andNeighbours"/> these tell
    /// everything of themselves, too.
    /// </summary>
    public string Everything(string type, bool andNeighbours = true)
        => $"{{ __typename {string.Join(' ', schema.Fields(type).Where(CanBeAsked).Select(field => Field(field, andNeighbours)))} }}";

    /// <summary>A field with the arguments that it has to have, and if it is one of objects, the least that can be asked of them.</summary>
    public string Shortly(FieldDefinitionNode field) => $"{Call(field)}{(_objects.Contains(SchemaFile.NamedType(field)) ? " { __typename }" : "")}";

    private string Field(FieldDefinitionNode field, bool andNeighbours)
    {
        var type = SchemaFile.NamedType(field);
        return $"{Call(field)} {Below()}";

        string Below()
            => !_objects.Contains(type) ? ""
                : _nodes.Contains(type) && (!andNeighbours || field.Name.Value == "nodes") ? OnlyWhich
                : Everything(type, andNeighbours && !_nodes.Contains(type));
    }

    /// <summary>Short pages, or what is asked would cost more than anybody may spend.</summary>
    private string Call(FieldDefinitionNode field)
    {
        var arguments = field.Arguments
            .Where(argument => SchemaFile.IsRequired(argument) || argument.Name.Value == "first")
            .Select(argument => $"{argument.Name.Value}: {Value(argument)}")
            .ToList();
        return arguments.Count == 0 ? field.Name.Value : $"{field.Name.Value}({string.Join(", ", arguments)})";
    }

    private string Value(InputValueDefinitionNode argument)
        => SchemaFile.NamedType(argument) switch
        {
            "Int" => "10",
            "OrgRole" => "ADMIN",
            "Slug" or "String" => $"\"{slug}\"",
            var other => throw new InvalidOperationException($"Nobody knows what to give for {argument.Name.Value}: {other}."),
        };

    /// <summary>What leads to an object by its id or its token is for whoever has one.</summary>
    private static bool CanBeAsked(FieldDefinitionNode field)
        => field.Arguments.All(argument => !SchemaFile.IsRequired(argument) || argument.Name.Value is "role" or "slug");
}
