using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Types.Building;

public sealed class GraphQLSchemaTests
{
    private static readonly GraphQLSchema Schema = GraphQLSchema.Create(SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse(
        """
        type Query { node: Node thing: Thing list: [[Int!]]! }
        interface Node { id: ID }
        interface Named implements Node { id: ID name: String }
        type A implements Node { id: ID }
        type B implements Named & Node { id: ID name: String }
        union Thing = B | A
        """)));

    [Fact]
    public void Types_that_are_used_are_there_and_no_others()
    {
        Schema.TryGetType("Int", out _).ShouldBeTrue();
        Schema.TryGetType("Float", out _).ShouldBeFalse();
        Schema.TryGetType("UUID", out _).ShouldBeFalse();
        Schema.TryGetType("__Type", out _).ShouldBeTrue();
    }

    [Fact]
    public void The_specified_directives_are_there()
        => Schema.Directives.Select(directive => directive.Name).ShouldBe(["skip", "include", "deprecated", "specifiedBy", "oneOf"]);

    [Fact]
    public void Abstract_types_know_what_they_can_be()
    {
        Possible("Node").ShouldBe(["A", "B"]);
        Possible("Named").ShouldBe(["B"]);
        Possible("Thing").ShouldBe(["A", "B"]);
        Possible("A").ShouldBe(["A"]);
        Schema.IsSubType(Get("Node"), Get("Named")).ShouldBeTrue();
        Schema.IsSubType(Get("Named"), Get("Node")).ShouldBeFalse();
        Schema.IsSubType(Get("A"), Get("A")).ShouldBeFalse();
    }

    [Fact]
    public void Wrapped_types_are_equal_by_what_they_wrap()
    {
        Schema.TryResolveType(Utf8GraphQLParser.ParseType("[[Int!]]!"), out var type).ShouldBeTrue();

        type!.Equals(Schema.QueryType!.Fields["list"].Type).ShouldBeTrue();
        type.ToString().ShouldBe("[[Int!]]!");
        Schema.TryResolveType(Utf8GraphQLParser.ParseType("[Missing]"), out _).ShouldBeFalse();
    }

    [Fact]
    public void Meta_fields_are_found_where_they_are()
    {
        Schema.TryGetField(Schema.QueryType!, "__schema", out var field).ShouldBeTrue();
        field.ShouldBeSameAs(Schema.SchemaField);
        Schema.TryGetField(Schema.QueryType!, "__type", out field).ShouldBeTrue();
        field!.Arguments["name"].Type.ToString().ShouldBe("String!");
        Schema.TryGetField(Get("Thing"), "__typename", out field).ShouldBeTrue();
        field.ShouldBeSameAs(Schema.TypeNameField);
        Schema.TryGetField(Get("A"), "__schema", out _).ShouldBeFalse();
        Schema.TryGetField(Get("Int"), "__typename", out _).ShouldBeFalse();
        Schema.TryGetField(Get("A"), "id", out field).ShouldBeTrue();
    }

    [Fact]
    public void Scalars_that_the_engine_brings_are_added_by_name()
    {
        var configuration = SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse("type Query { a: Int }"));
        configuration.Types.OfType<ObjectTypeConfiguration>().Single().Fields.Add(
            new OutputFieldConfiguration { Name = "b", Type = Utf8GraphQLParser.ParseType("[UUID!]") });

        GraphQLSchema.Create(configuration).QueryType!.Fields["b"].Type.NamedType.ShouldBeOfType<UuidType>();
    }

    [Fact]
    public void References_to_missing_types_are_all_told()
    {
        var configuration = SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse("type Query { a: Int }"));
        var query = configuration.Types.OfType<ObjectTypeConfiguration>().Single();
        query.Interfaces.Add("I");
        query.Fields.Add(new OutputFieldConfiguration
        {
            Name = "b",
            Type = Utf8GraphQLParser.ParseType("[T!]"),
            Arguments = { new InputFieldConfiguration { Name = "c", Type = Utf8GraphQLParser.ParseType("In") } },
        });
        configuration.MutationTypeName = "M";

        Should.Throw<SchemaException>(() => GraphQLSchema.Create(configuration)).Errors.Select(error => error.Message).ShouldBe(
        [
            "Unknown type \"I\", referred to by Query.",
            "Unknown type \"In\", referred to by Query.b(c:).",
            "Unknown type \"T\", referred to by Query.b.",
            "Unknown type \"M\", given as the mutation root type.",
        ]);
    }

    [Fact]
    public void Names_that_csharp_brings_twice_are_told()
    {
        var configuration = SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse("type Query { a: Int } enum E { F }"));
        configuration.Types.OfType<ObjectTypeConfiguration>().Single().Fields.Add(
            new OutputFieldConfiguration { Name = "a", Type = Utf8GraphQLParser.ParseType("String") });
        configuration.Types.OfType<EnumTypeConfiguration>().Single().Values.Add(new EnumValueConfiguration { Name = "G", Value = "F" });
        configuration.Types.Add(new ScalarTypeConfiguration { Name = "E" });

        Should.Throw<SchemaException>(() => GraphQLSchema.Create(configuration)).Errors.Select(error => error.Message).ShouldBe(
        [
            "There can be only one type named \"E\".",
            "Query.a can only be defined once.",
            "Enum value E.G stands for the same C# value as another one.",
        ]);
    }

    [Fact]
    public void Object_types_are_found_by_their_csharp_type()
    {
        var configuration = SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse("type Query { a: Int }"));
        configuration.Types.Single().RuntimeType = typeof(GraphQLSchemaTests);
        var schema = GraphQLSchema.Create(configuration);

        schema.TryGetObjectType(typeof(GraphQLSchemaTests), out var type).ShouldBeTrue();
        type!.Name.ShouldBe("Query");
        schema.TryGetObjectType(typeof(string), out _).ShouldBeFalse();
    }

    private static TypeDefinition Get(string name)
    {
        Schema.TryGetType(name, out var type).ShouldBeTrue();

        return type!;
    }

    private static string[] Possible(string name) => [.. Schema.GetPossibleTypes(Get(name)).Select(type => type.Name).Order(StringComparer.Ordinal)];
}
