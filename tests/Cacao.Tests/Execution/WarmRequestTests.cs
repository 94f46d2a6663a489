using System.Buffers;
using System.Text;
using Cacao.Execution;
using Cacao.Language;
using Cacao.Validation;
using Microsoft.Extensions.Logging.Abstractions;

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

    [Fact]
    public async Task A_known_document_is_not_parsed_validated_or_planned_again()
    {
        var schema = new TestSchema(Sdl).Value<Item[]>("Query.items", []);
        var documents = new DocumentCache(10, 10_000);
        IRequestStep[] steps =
        [
            new FindDocument(documents),
            new ParseDocument(ParserOptions.Default),
            new ValidateDocument(new DocumentValidator(), documents),
            new PlanOperation(new FieldRunnerFactory(schema.Executor.Schema)),
        ];
        var contexts = Enumerable.Range(0, 100).Select(_ => CreateContext(schema)).ToArray();

        var allocated = 0L;

        foreach (var context in contexts)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();

            foreach (var step in steps)
            {
                await step.RunAsync(context);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        allocated.ShouldBe(0);
        contexts[^1].Plan.ShouldBeSameAs(contexts[0].Plan.ShouldNotBeNull());
    }

    private static RequestContext CreateContext(TestSchema schema)
    {
        var options = new RequestExecutorOptions();

        return new RequestContext(
            new GraphQLRequest { Document = Encoding.UTF8.GetBytes(Document) },
            schema.Executor.Schema,
            options,
            new ErrorHandler(options, [], NullLogger.Instance),
            schema.Services,
            null,
            new RequestCancellation(options.ExecutionTimeout, CancellationToken.None));
    }

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
