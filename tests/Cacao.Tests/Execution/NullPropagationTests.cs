using System.Text.Json.Nodes;
using Cacao.Errors;

namespace Cacao.Tests.Execution;

/// <summary>Where nulls go (specification, section 6.4.4): every combination of null and non-null around a value.</summary>
public sealed class NullPropagationTests
{
    [Theory]
    [InlineData("String", "null", """{"data":{"outer":{"field":null}}}""")]
    [InlineData("String!", "null", """{"errors":["outer/field"],"data":{"outer":null}}""")]
    [InlineData("String", "error", """{"errors":["outer/field"],"data":{"outer":{"field":null}}}""")]
    [InlineData("String!", "error", """{"errors":["outer/field"],"data":{"outer":null}}""")]
    [InlineData("[String]", "a,null", """{"data":{"outer":{"field":["a",null]}}}""")]
    [InlineData("[String]", "a,error", """{"errors":["outer/field/1"],"data":{"outer":{"field":["a",null]}}}""")]
    [InlineData("[String!]", "a,null", """{"errors":["outer/field/1"],"data":{"outer":{"field":null}}}""")]
    [InlineData("[String!]", "a,null,null", """{"errors":["outer/field/1"],"data":{"outer":{"field":null}}}""")]
    [InlineData("[String!]", "null", """{"data":{"outer":{"field":null}}}""")]
    [InlineData("[String]!", "null", """{"errors":["outer/field"],"data":{"outer":null}}""")]
    [InlineData("[String]!", "a,null", """{"data":{"outer":{"field":["a",null]}}}""")]
    [InlineData("[String!]!", "a,null", """{"errors":["outer/field/1"],"data":{"outer":null}}""")]
    [InlineData("[String!]!", "error,null", """{"errors":["outer/field/0"],"data":{"outer":null}}""")]
    [InlineData("[[String!]]", "a,null|b,c", """{"errors":["outer/field/0/1"],"data":{"outer":{"field":[null,["b","c"]]}}}""")]
    [InlineData("[[String!]!]", "a,null|b,c", """{"errors":["outer/field/0/1"],"data":{"outer":{"field":null}}}""")]
    [InlineData("[[String!]!]!", "a,b|null", """{"errors":["outer/field/1"],"data":{"outer":null}}""")]
    [InlineData("[[String!]]", "a,null|b,error", """{"errors":["outer/field/0/1","outer/field/1/1"],"data":{"outer":{"field":[null,null]}}}""")]
    [InlineData("[[String]!]", "a,error|null", """{"errors":["outer/field/1"],"data":{"outer":{"field":null}}}""")]
    public async Task A_leaf(string type, string value, string expected)
    {
        var schema = new TestSchema($"type Query {{ outer: Outer }} type Outer {{ field: {type} }}")
            .Value("Query.outer", new object())
            .Value("Outer.field", Read(type, value));

        await ShouldAnswer(schema, "{ outer { field } }", expected);
    }

    [Theory]
    [InlineData("Item", "null", """{"data":{"outer":{"field":null}}}""")]
    [InlineData("Item!", "null", """{"errors":["outer/field"],"data":{"outer":null}}""")]
    [InlineData("Item", "bad", """{"errors":["outer/field/name"],"data":{"outer":{"field":null}}}""")]
    [InlineData("Item!", "bad", """{"errors":["outer/field/name"],"data":{"outer":null}}""")]
    [InlineData("[Item]", "a,bad", """{"errors":["outer/field/1/name"],"data":{"outer":{"field":[{"name":"a"},null]}}}""")]
    [InlineData("[Item!]", "a,bad", """{"errors":["outer/field/1/name"],"data":{"outer":{"field":null}}}""")]
    [InlineData("[Item!]", "bad,bad", """{"errors":["outer/field/0/name"],"data":{"outer":{"field":null}}}""")]
    [InlineData("[Item]!", "bad,bad", """{"errors":["outer/field/0/name","outer/field/1/name"],"data":{"outer":{"field":[null,null]}}}""")]
    [InlineData("[Item!]!", "a,bad", """{"errors":["outer/field/1/name"],"data":{"outer":null}}""")]
    [InlineData("[Item!]", "a,null", """{"errors":["outer/field/1"],"data":{"outer":{"field":null}}}""")]
    [InlineData("[[Item!]]", "a,bad|b", """{"errors":["outer/field/0/1/name"],"data":{"outer":{"field":[null,[{"name":"b"}]]}}}""")]
    [InlineData("[[Item!]!]", "a|bad", """{"errors":["outer/field/1/0/name"],"data":{"outer":{"field":null}}}""")]
    [InlineData("[[Item!]]", "a,null|b,bad", """{"errors":["outer/field/0/1","outer/field/1/1/name"],"data":{"outer":{"field":[null,null]}}}""")]
    public async Task An_object_whose_name_must_not_be_null(string type, string value, string expected)
    {
        var schema = new TestSchema($"type Query {{ outer: Outer }} type Outer {{ field: {type} }} type Item {{ name: String! }}")
            .Value("Query.outer", new object())
            .Value("Outer.field", Read(type, value))
            .Property<string, string?>("Item.name", name => name == "bad" ? null : name);

        await ShouldAnswer(schema, "{ outer { field { name } } }", expected);
    }

    [Fact]
    public async Task Everything_becomes_null_when_no_place_on_the_way_may_be()
    {
        var schema = new TestSchema("type Query { outer: Outer! other: String } type Outer { inner: Outer! name: String! }")
            .Value("Query.outer", new object())
            .Value("Query.other", "x")
            .Value("Outer.inner", new object())
            .Value("Outer.name", (string?)null);

        await ShouldAnswer(schema, "{ other outer { inner { inner { name } } } }", """{"errors":["outer/inner/inner/name"],"data":null}""");
    }

    [Fact]
    public async Task An_error_below_a_place_that_becomes_null_later_is_not_told()
    {
        var schema = new TestSchema("type Query { outer: Outer } type Outer { soft: String inner: Inner hard: String! } type Inner { soft: String }")
            .Value("Query.outer", new object())
            .Throw("Outer.soft", new GraphQLException("soft"))
            .Value("Outer.inner", new object())
            .Throw("Inner.soft", new GraphQLException("soft"))
            .ResolveAsync<string?>("Outer.hard", async _ =>
            {
                await Task.Delay(10);
                return null;
            });

        await ShouldAnswer(schema, "{ outer { soft inner { soft } hard } }", """{"errors":["outer/hard"],"data":{"outer":null}}""");
    }

    [Fact]
    public async Task Only_the_first_of_several_failing_siblings_is_told()
    {
        var schema = new TestSchema("type Query { outer: Outer } type Outer { a: String! b: String! }")
            .Value("Query.outer", new object())
            .Throw("Outer.a", new GraphQLException("a"))
            .Throw("Outer.b", new GraphQLException("b"));

        await ShouldAnswer(schema, "{ outer { a b } }", """{"errors":["outer/a"],"data":{"outer":null}}""");
    }

    [Fact]
    public async Task Rows_beside_a_nulled_one_stay()
    {
        var schema = new TestSchema("type Query { items: [Item] } type Item { name: String! child: Child } type Child { name: String! }")
            .Value<string[]>("Query.items", ["a", "bad", "c"])
            .Property<string, string?>("Item.name", name => name == "bad" ? null : name)
            .Property<string, string?>("Item.child", name => name)
            .Property<string, string?>("Child.name", name => name == "c" ? null : name);

        await ShouldAnswer(
            schema,
            "{ items { name child { name } } }",
            """{"errors":["items/1/name","items/2/child/name"],"data":{"items":[{"name":"a","child":{"name":"a"}},null,{"name":"c","child":null}]}}""");
    }

    [Fact]
    public async Task Resolvers_of_a_nulled_row_are_not_called_any_more()
    {
        var called = new List<string>();
        var schema = new TestSchema("type Query { items: [Item] } type Item { name: String! later: String }")
            .Value<string[]>("Query.items", ["a", "bad"])
            .Property<string, string?>("Item.name", name => name == "bad" ? null : name)
            .Resolve("Item.later", context =>
            {
                called.Add(context.Parent<string>());
                return "later";
            });

        await schema.Execute("{ items { name later } }");

        called.ShouldBe(["a"]);
    }

    /// <summary>Compares the response with errors reduced to their paths.</summary>
    private static async Task ShouldAnswer(TestSchema schema, string document, string expected)
    {
        var json = JsonNode.Parse(await schema.Execute(document))!.AsObject();

        if (json["errors"] is { } errors)
        {
            json["errors"] = new JsonArray(
                [.. errors.AsArray().Select(error => string.Join('/', error!["path"]!.AsArray())).Order(StringComparer.Ordinal).Select(path => JsonValue.Create(path))]);
        }

        json.ToJsonString().ShouldBe(expected);
    }

    /// <summary>Reads <c>a,null|error</c> as a list of lists, and so on, by the depth of the type.</summary>
    private static object? Read(string type, string value)
    {
        return (value, type.Count(character => character == '[')) switch
        {
            ("null", _) => null,
            (_, 0) => ReadItem(value),
            (_, 1) => value.Split(',').Select(ReadItem).ToList(),
            _ => value.Split('|').Select(list => list == "null" ? null : list.Split(',').Select(ReadItem).ToArray()).ToList(),
        };

        static object? ReadItem(string item) => item switch
        {
            "null" => null,
            "error" => new Error("bad"),
            _ => item,
        };
    }
}
