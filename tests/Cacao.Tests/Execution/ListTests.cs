using System.Collections;
using System.Collections.Immutable;
using Cacao.Errors;
using Cacao.Execution;

namespace Cacao.Tests.Execution;

public sealed class ListTests
{
    public static TheoryData<string, object> Lists => new()
    {
        { "an array", new[] { 1, 2, 3 } },
        { "a list", new List<int> { 1, 2, 3 } },
        { "an immutable array", ImmutableArray.Create(1, 2, 3) },
        { "a sequence", Enumerable.Range(1, 3).Where(_ => true) },
        { "an untyped list", new ArrayList { 1, 2, 3 } },
        { "objects", new object[] { 1, 2, 3 } },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Whatever_can_be_gone_through_is_a_list(string kind, object list)
    {
        kind.ShouldNotBeEmpty();
        var schema = new TestSchema("type Query { numbers: [Int] }").Value("Query.numbers", list);

        (await schema.Execute("{ numbers }")).ShouldBe("""{"data":{"numbers":[1,2,3]}}""");
    }

    [Fact]
    public async Task Typed_lists_are_lists()
    {
        var schema = new TestSchema("type Query { a: [Int] b: [Int] c: [Int] d: [ID] e: [String] f: [Int!] }")
            .Value<int[]>("Query.a", [1, 2])
            .Value<List<int?>>("Query.b", [1, null])
            .Value<IReadOnlyList<int>>("Query.c", [1])
            .Value<IEnumerable<Guid>>("Query.d", [Guid.Empty])
            .Value<ImmutableArray<string>>("Query.e", ["x"])
            .Value<HashSet<int>>("Query.f", []);

        var json = await schema.Execute("{ a b c d e f }");

        json.ShouldBe("""{"data":{"a":[1,2],"b":[1,null],"c":[1],"d":["00000000-0000-0000-0000-000000000000"],"e":["x"],"f":[]}}""");
    }

    [Fact]
    public async Task Lists_of_lists_keep_their_shape()
    {
        var schema = new TestSchema("type Query { grid: [[[Int!]]] items: [[Item]] } type Item { name: String }")
            .Value<int[]?[][]>("Query.grid", [[[1], [], null], [], [[2, 3]]])
            .Value<List<string?[]?>>("Query.items", [["a", null], null, [], ["b", "c"]])
            .Property<string, string>("Item.name", name => name);

        var json = await schema.Execute("{ grid items { name } }");

        json.ShouldBe(
            """{"data":{"grid":[[[1],[],null],[],[[2,3]]],"items":[[{"name":"a"},null],null,[],[{"name":"b"},{"name":"c"}]]}}""");
    }

    [Fact]
    public async Task Lists_in_the_rows_of_lists_stay_with_their_rows()
    {
        var schema = new TestSchema("type Query { items: [Item] } type Item { tags: [String] children: [Item] name: String }")
            .Value<string[]>("Query.items", ["a", "b", "c"])
            .Property<string, string[]?>("Item.tags", name => name == "b" ? null : [name, name + name])
            .Property<string, IEnumerable<string>>("Item.children", name => name == "a" ? [] : [name + 1, name + 2])
            .Property<string, string>("Item.name", name => name);

        var json = await schema.Execute("{ items { tags children { name } } }");

        json.ShouldBe(
            """
            {"data":{"items":[{"tags":["a","aa"],"children":[]},{"tags":null,"children":[{"name":"b1"},{"name":"b2"}]},{"tags":["c","cc"],"children":[{"name":"c1"},{"name":"c2"}]}]}}
            """);
    }

    [Theory]
    [InlineData("sequence")]
    [InlineData("array")]
    [InlineData("list")]
    public async Task Long_lists_outgrow_their_buffers(string kind)
    {
        var numbers = Enumerable.Range(0, 5_000).Select(number => (object)number);
        var schema = new TestSchema("type Query { items: [Item!]! } type Item { number: Int! }")
            .Value("Query.items", kind switch { "array" => numbers.ToArray(), "list" => numbers.ToList(), _ => numbers })
            .Property<int, int>("Item.number", number => number);

        var json = await schema.Execute("{ items { number } }");

        json.ShouldBe($$$"""{"data":{"items":[{{{string.Join(',', Enumerable.Range(0, 5_000).Select(number => $$"""{"number":{{number}}}"""))}}}]}}""");
    }

    [Fact]
    public async Task Asynchronous_sequences_are_read_to_their_end()
    {
        var schema = new TestSchema("type Query { numbers: [Int] items: [Item] } type Item { name: String }")
            .Resolve("Query.numbers", _ => Count(3))
            .Resolve("Query.items", _ => Names())
            .Property<string, string>("Item.name", name => name);

        var json = await schema.Execute("{ numbers items { name } }");

        json.ShouldBe("""{"data":{"numbers":[0,1,2],"items":[{"name":"a"},{"name":"b"}]}}""");
    }

    [Fact]
    public async Task A_sequence_that_throws_is_an_error_of_the_field_and_leaves_no_items()
    {
        var schema = new TestSchema("type Query { numbers: [Int!] other: [Int!] }")
            .Resolve("Query.numbers", _ => Failing())
            .Value<int[]>("Query.other", [7]);

        var result = await schema.ExecuteForResult("{ numbers other }");

        result.Errors!.Single().Path!.ToString().ShouldBe("/numbers");
        result.ToJson().ShouldEndWith("\"data\":{\"numbers\":null,\"other\":[7]}}");
    }

    [Theory]
    [InlineData("text")]
    [InlineData(5)]
    public async Task A_single_value_is_no_list(object value)
    {
        var schema = new TestSchema("type Query { list: [String] }").Value("Query.list", value);

        var result = await schema.ExecuteForResult("{ list }");

        result.Errors!.Single().Code.ShouldBe(ErrorCodes.Execution.ListTypeNotSupported);
        result.ToJson().ShouldEndWith("\"data\":{\"list\":null}}");
    }

    private static IEnumerable<int> Failing()
    {
        yield return 1;
        throw new GraphQLException("half way");
    }

    private static async IAsyncEnumerable<int> Count(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    private static async IAsyncEnumerable<string> Names()
    {
        yield return "a";
        await Task.Yield();
        yield return "b";
    }
}
