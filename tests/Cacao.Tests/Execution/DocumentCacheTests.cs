using System.Text;
using Cacao.Execution;
using Cacao.Language;

namespace Cacao.Tests.Execution;

public sealed class DocumentCacheTests
{
    [Fact]
    public void A_document_is_found_by_its_text()
    {
        var cache = new DocumentCache(10, 1_000);
        var document = Document("{ a }");

        cache.Add(document);

        cache.Find("{ a }"u8).ShouldBeSameAs(document);
        cache.Find("{ b }"u8).ShouldBeNull();
    }

    [Fact]
    public void It_never_holds_more_documents_than_it_may()
    {
        var cache = new DocumentCache(10, 100_000);

        for (var i = 0; i < 1_000; i++)
        {
            cache.Add(Document($"{{ a{i} }}"));
        }

        cache.Count.ShouldBe(10);
    }

    [Fact]
    public void It_never_holds_more_text_than_it_may()
    {
        var cache = new DocumentCache(1_000, 100);

        for (var i = 0; i < 100; i++)
        {
            cache.Add(Document($"{{ a{i:0000} }}"));
        }

        cache.Count.ShouldBe(11);
    }

    [Fact]
    public void A_document_larger_than_the_cache_is_not_kept()
    {
        var cache = new DocumentCache(10, 4);

        cache.Add(Document("{ a }"));

        cache.Count.ShouldBe(0);
    }

    [Fact]
    public void Documents_that_are_asked_for_outlive_a_flood_of_others()
    {
        var cache = new DocumentCache(10, 100_000);
        cache.Add(Document("{ hot }"));

        for (var i = 0; i < 1_000; i++)
        {
            cache.Add(Document($"{{ a{i} }}"));
            _ = cache.Find("{ hot }"u8);
        }

        cache.Find("{ hot }"u8).ShouldNotBeNull();
    }

    [Fact]
    [Trait("Abuse", "GD-27")]
    public void A_million_different_documents_leave_the_cache_bounded_and_those_in_use_in_it()
    {
        const int hotCount = 100;
        var cache = new DocumentCache(1_000, 1_000_000);
        var parsed = Utf8GraphQLParser.Parse("{ a }");
        var hot = Enumerable.Range(0, hotCount).Select(i => Encoding.UTF8.GetBytes($"{{ hot{i} }}")).ToArray();
        var dice = new Random(1);
        var (asked, found) = (0, 0);

        for (var i = 0; i < 1_000_000; i++)
        {
            cache.Add(new CachedDocument(parsed, Encoding.UTF8.GetBytes($"{{ flood{i} }}")));

            if (i % 2 == 0)
            {
                var text = hot[dice.Next(hotCount)];
                asked++;

                if (cache.Find(text) is null)
                {
                    cache.Add(new CachedDocument(parsed, text));
                }
                else
                {
                    found++;
                }
            }
        }

        cache.Count.ShouldBeLessThanOrEqualTo(1_000);
        ((double)found / asked).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public async Task Threads_can_add_and_find_at_once()
    {
        var cache = new DocumentCache(50, 100_000);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                var text = $"{{ a{(i * 7 + worker) % 200} }}";

                if (cache.Find(Encoding.UTF8.GetBytes(text)) is { } found)
                {
                    Encoding.UTF8.GetString(found.Text.Span).ShouldBe(text);
                }
                else
                {
                    cache.Add(Document(text));
                }
            }
        })));

        cache.Count.ShouldBeLessThanOrEqualTo(50);
    }

    [Fact]
    public async Task A_second_request_with_the_same_text_reuses_document_and_plan()
    {
        var schema = new TestSchema("type Query { a: String }").Value("Query.a", "A");

        await schema.Execute("{ a }");
        var first = schema.Executor.Documents.Find("{ a }"u8)!;
        var plan = first.FindPlan(null);
        await schema.Execute("{ a }");

        schema.Executor.Documents.Find("{ a }"u8).ShouldBeSameAs(first);
        plan.ShouldNotBeNull();
        first.FindPlan(null).ShouldBeSameAs(plan);
    }

    [Theory]
    [InlineData("{ a")]
    [InlineData("{ nothing }")]
    public async Task Documents_that_are_refused_are_not_kept(string document)
    {
        var schema = new TestSchema("type Query { a: String }");

        await schema.Execute(document);

        schema.Executor.Documents.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Unknown_operation_names_leave_nothing_behind()
    {
        var schema = new TestSchema("type Query { a: String }").Value("Query.a", "A");

        for (var i = 0; i < 100; i++)
        {
            await schema.Execute("query Known { a }", operationName: $"Unknown{i}");
        }

        schema.Executor.Documents.Count.ShouldBe(1);
        schema.Executor.Documents.Find("query Known { a }"u8)!.PlanCount.ShouldBe(0);
    }

    [Fact]
    public async Task The_requests_buffer_can_be_reused_after_the_request()
    {
        var schema = new TestSchema("type Query { a: String b: String }").Value("Query.a", "A").Value("Query.b", "B");
        var buffer = "{ a }"u8.ToArray();
        using var first = await schema.Executor.ExecuteAsync(new GraphQLRequest { Document = buffer }, schema.Services);

        "{ b }"u8.CopyTo(buffer);
        using var second = await schema.Executor.ExecuteAsync(new GraphQLRequest { Document = buffer }, schema.Services);

        second.ToJson().ShouldBe("""{"data":{"b":"B"}}""");
        (await schema.Execute("{ a }")).ShouldBe("""{"data":{"a":"A"}}""");
    }

    private static CachedDocument Document(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);

        return new CachedDocument(Utf8GraphQLParser.Parse(utf8), utf8);
    }
}
