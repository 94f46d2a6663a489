using System.Buffers;
using System.Text;
using Cacao.Execution;

namespace Cacao.Tests.Execution;

/// <summary>What a request costs whose document is known: nothing for parsing, validating and planning, and nothing per value.</summary>
public sealed class WarmRequestTests
{
    private const string Sdl = """
        type Query { items: [Item!]! }
        type Item { id: ID! name: String! number: Int! flag: Boolean! tags: [String!]! parent: Item }
        """;

    private const string Document = "{ items { id name number flag tags parent { id number } } }";

    [Fact]
    public async Task A_row_more_allocates_nothing_more()
    {
        var few = await MeasureAsync(rows: 10);
        var many = await MeasureAsync(rows: 1_000);

        (many - few).ShouldBeLessThan(1_000);
    }

    [Fact]
    public async Task A_request_allocates_little()
        => (await MeasureAsync(rows: 10)).ShouldBeLessThan(5_000);

    private static async Task<long> MeasureAsync(int rows)
    {
        var items = Enumerable.Range(0, rows).Select(number => new Item(Guid.NewGuid(), $"item {number}", number)).ToArray();
        var schema = new TestSchema(Sdl)
            .Value("Query.items", items)
            .Property<Item, Guid>("Item.id", item => item.Id)
            .Property<Item, string>("Item.name", item => item.Name)
            .Property<Item, int>("Item.number", item => item.Number)
            .Property<Item, bool>("Item.flag", item => item.Number % 2 == 0)
            .Property<Item, string[]>("Item.tags", item => item.Tags)
            .Property<Item, Item?>("Item.parent", item => item.Number % 2 == 0 ? item : null);
        var request = new GraphQLRequest { Document = Encoding.UTF8.GetBytes(Document) };
        var output = new ArrayBufferWriter<byte>(1_000_000);

        for (var i = 0; i < 50; i++)
        {
            await RunAsync(schema, request, output);
        }

        // All of it runs on this thread, because nothing waits.
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 10; i++)
        {
            await RunAsync(schema, request, output);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / 10;
    }

    private static async Task RunAsync(TestSchema schema, GraphQLRequest request, ArrayBufferWriter<byte> output)
    {
        output.ResetWrittenCount();
        using var result = await schema.Executor.ExecuteAsync(request, schema.Services);
        result.WriteTo(output);
    }

    private sealed record Item(Guid Id, string Name, int Number)
    {
        public string[] Tags { get; } = ["a", "b"];
    }
}
