using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Types.Introspection;

/// <summary>The resolvers of the introspection types, asked one by one; that documents reach them is tested with execution.</summary>
public sealed class IntrospectionTests
{
    private static readonly GraphQLSchema Schema = GraphQLSchema.Create(SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse(
        """
        "About"
        schema { query: Query }
        type Query { old: Int @deprecated(reason: "No more.") new(a: Int @deprecated, b: In = {c: "x"}): Thing node: Node }
        interface Node { id: ID }
        type Z implements Node { id: ID }
        type A implements Node { id: ID }
        union Thing = Z | A
        input In @oneOf { c: String d: [Int!] }
        enum Kind { ONE TWO @deprecated }
        scalar Url @specifiedBy(url: "https://example.com")
        directive @twice(n: Int, m: Int @deprecated) repeatable on FIELD | QUERY
        """)));

    [Fact]
    public void The_schema_tells_its_types_and_directives()
    {
        Ask(Schema, "description").ShouldBe("About");
        Ask(Schema, "queryType").ShouldBeSameAs(Schema.QueryType);
        Ask(Schema, "mutationType").ShouldBeNull();
        Names(Ask(Schema, "types")).Take(7).ShouldBe(["Query", "Node", "Z", "A", "Thing", "In", "Kind"]);
        Names(Ask(Schema, "directives")).ShouldBe(["twice", "skip", "include", "deprecated", "specifiedBy", "oneOf"]);
    }

    [Fact]
    public void Types_tell_what_their_kind_has()
    {
        Ask(Type("Query"), "kind").ShouldBe(TypeKind.Object);
        Names(Ask(Type("Z"), "interfaces")).ShouldBe(["Node"]);
        Names(Ask(Type("Node"), "possibleTypes")).ShouldBe(["Z", "A"]);
        Names(Ask(Type("Thing"), "possibleTypes")).ShouldBe(["Z", "A"]);
        Ask(Type("Url"), "specifiedByURL").ShouldBe("https://example.com");
        Ask(Type("In"), "isOneOf").ShouldBe(true);

        Ask(Type("Query"), "possibleTypes").ShouldBeNull();
        Ask(Type("Query"), "enumValues").ShouldBeNull();
        Ask(Type("Query"), "inputFields").ShouldBeNull();
        Ask(Type("Query"), "isOneOf").ShouldBeNull();
        Ask(Type("Thing"), "fields").ShouldBeNull();
        Ask(Type("Thing"), "interfaces").ShouldBeNull();
        Ask(Type("Query"), "ofType").ShouldBeNull();
    }

    [Fact]
    public void Wrapped_types_have_no_name_and_tell_what_they_wrap()
    {
        var type = new NonNullType(new ListType(Type("Kind")));

        Ask(type, "kind").ShouldBe(TypeKind.NonNull);
        Ask(type, "name").ShouldBeNull();
        Ask(type, "ofType").ShouldBe(type.NullableType);
        Ask(type.NullableType, "ofType").ShouldBeSameAs(Type("Kind"));
    }

    [Fact]
    public void What_is_deprecated_is_left_out_unless_asked_for()
    {
        var field = Schema.QueryType!.Fields["new"];

        Names(Ask(Schema.QueryType, "fields")).ShouldBe(["new", "node"]);
        Names(Ask(Schema.QueryType, "fields", includeDeprecated: true)).ShouldBe(["old", "new", "node"]);
        Names(Ask(Type("Kind"), "enumValues")).ShouldBe(["ONE"]);
        Names(Ask(Type("Kind"), "enumValues", includeDeprecated: true)).ShouldBe(["ONE", "TWO"]);
        Names(Ask(field, "args")).ShouldBe(["b"]);
        Names(Ask(field, "args", includeDeprecated: true)).ShouldBe(["a", "b"]);
        Schema.TryGetDirective("twice", out var directive);
        Names(Ask(directive!, "args")).ShouldBe(["n"]);
        Names(Ask(directive!, "args", includeDeprecated: true)).ShouldBe(["n", "m"]);
    }

    [Fact]
    public void Deprecations_tell_their_reason()
    {
        Ask(Schema.QueryType!.Fields["old"], "isDeprecated").ShouldBe(true);
        Ask(Schema.QueryType.Fields["old"], "deprecationReason").ShouldBe("No more.");
        Ask(Schema.QueryType.Fields["new"], "deprecationReason").ShouldBeNull();
    }

    [Fact]
    public void Defaults_are_told_as_graphql_text()
    {
        Ask(Schema.QueryType!.Fields["new"].Arguments["b"], "defaultValue").ShouldBe("{c: \"x\"}");
        Ask(Schema.QueryType.Fields["new"].Arguments["a"], "defaultValue").ShouldBeNull();
    }

    [Fact]
    public void Directives_tell_where_they_stand()
    {
        Schema.TryGetDirective("twice", out var directive);

        Ask(directive!, "isRepeatable").ShouldBe(true);
        ((IReadOnlyList<DirectiveLocation>)Ask(directive!, "locations")!).Select(DirectiveLocations.GetName).ShouldBe(["FIELD", "QUERY"]);
    }

    [Fact]
    public void Every_type_of_the_introspection_system_resolves_all_its_fields()
        => Schema.Types.OfType<ObjectType>().Where(type => type.IsIntrospectionType).SelectMany(type => type.Fields)
            .ShouldAllBe(field => field.Resolver != null);

    private static TypeDefinition Type(string name)
    {
        Schema.TryGetType(name, out var type).ShouldBeTrue();

        return type!;
    }

    private static object? Ask(object parent, string fieldName, bool includeDeprecated = false)
    {
        var typeName = parent switch
        {
            GraphQLSchema => "__Schema",
            GraphQLType => "__Type",
            OutputField => "__Field",
            InputField => "__InputValue",
            EnumValue => "__EnumValue",
            _ => "__Directive",
        };
        var field = ((ObjectType)Type(typeName)).Fields[fieldName];
        var task = field.Resolver!.ResolveAsync(new AskingContext(parent, includeDeprecated)).AsTask();

        task.IsCompletedSuccessfully.ShouldBeTrue();

        return task.Result;
    }

    private static string[] Names(object? items) => [.. ((IEnumerable<object>)items!).Select(item => (string)Ask(item, "name")!)];

    private sealed class AskingContext(object parent, bool includeDeprecated) : ResolverContext
    {
        public override GraphQLSchema Schema => IntrospectionTests.Schema;

        public override ISelection Selection => throw new NotSupportedException();

        public override Errors.Path Path => Errors.Path.Root;

        public override IServiceProvider Services => throw new NotSupportedException();

        public override CancellationToken RequestAborted => default;

        public override IDictionary<string, object?> ContextData => throw new NotSupportedException();

        public override object? Result { get; set; }

        public override object? ParentObject => parent;

        public override InputFieldValue GetArgument(int index) => new(includeDeprecated, true);

        public override bool IsSelected(string fieldName) => throw new NotSupportedException();

        public override void ReportError(Errors.IError error) => throw new NotSupportedException();
    }
}
