namespace Orgs.GraphQL.Tests.Harness;

/// <summary>The file schema.graphql as a syntax tree. <c>SchemaTests</c> holds it to the running server.</summary>
public sealed class SchemaFile
{
    private readonly DocumentNode _document;

    private SchemaFile(DocumentNode document) => _document = document;

    public static SchemaFile Read() => new(Utf8GraphQLParser.Parse(File.ReadAllText(Repository.PathOf("schema.graphql"))));

    public IEnumerable<ObjectTypeDefinitionNode> ObjectTypes => _document.Definitions.OfType<ObjectTypeDefinitionNode>();

    public IEnumerable<InputObjectTypeDefinitionNode> InputTypes => _document.Definitions.OfType<InputObjectTypeDefinitionNode>();

    /// <summary>All named types.</summary>
    public IEnumerable<TypeSystemNode> Types => _document.Definitions.OfType<TypeSystemNode>();

    public IEnumerable<UnionTypeDefinitionNode> Unions => _document.Definitions.OfType<UnionTypeDefinitionNode>();

    /// <summary>The type inside of lists and exclamation marks.</summary>
    public static string NamedType(FieldDefinitionNode field) => field.Type.ToString()!.Trim('[', ']', '!');

    /// <inheritdoc cref="NamedType(FieldDefinitionNode)"/>
    public static string NamedType(InputValueDefinitionNode input) => input.Type.ToString()!.Trim('[', ']', '!');

    /// <summary>Whether an argument or input has to be given.</summary>
    public static bool IsRequired(InputValueDefinitionNode input) => input is { Type: NonNullTypeNode, DefaultValue: null };

    public IEnumerable<FieldDefinitionNode> Fields(string type) => ObjectTypes.Single(definition => definition.Name.Value == type).Fields;

    public IEnumerable<string> EnumValues(string type)
        => _document.Definitions.OfType<EnumTypeDefinitionNode>().Single(definition => definition.Name.Value == type).Values.Select(value => value.Name.Value);

    public IEnumerable<string> ObjectTypesOf(string @interface)
        => ObjectTypes
            .Where(definition => definition.Interfaces.Any(implemented => implemented.Name.Value == @interface))
            .Select(definition => definition.Name.Value);
}
