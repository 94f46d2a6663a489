namespace Orgs.GraphQL.Tests.Harness;

/// <summary>The file schema.graphql as a syntax tree. <c>SchemaTests</c> holds it to the running server.</summary>
public sealed class SchemaFile
{
    private readonly DocumentNode _document;

    private SchemaFile(DocumentNode document) => _document = document;

    public static SchemaFile Read() => new(Utf8GraphQLParser.Parse(File.ReadAllText(Repository.PathOf("schema.graphql"))));

    /// <summary>All named types.</summary>
    public IEnumerable<TypeSystemNode> Types => _document.Definitions.OfType<TypeSystemNode>();

    public IEnumerable<FieldDefinitionNode> Fields(string type)
        => _document.Definitions.OfType<ObjectTypeDefinitionNode>().Single(definition => definition.Name.Value == type).Fields;

    public IEnumerable<UnionTypeDefinitionNode> Unions => _document.Definitions.OfType<UnionTypeDefinitionNode>();

    public IEnumerable<string> EnumValues(string type)
        => _document.Definitions.OfType<EnumTypeDefinitionNode>().Single(definition => definition.Name.Value == type).Values.Select(value => value.Name.Value);

    public IEnumerable<string> ObjectTypesOf(string @interface)
        => _document.Definitions.OfType<ObjectTypeDefinitionNode>()
            .Where(definition => definition.Interfaces.Any(implemented => implemented.Name.Value == @interface))
            .Select(definition => definition.Name.Value);
}
