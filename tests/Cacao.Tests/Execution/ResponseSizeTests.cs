using System.Buffers;
using Cacao.Execution;

namespace Cacao.Tests.Execution;

public sealed class ResponseSizeTests
{
    [Theory]
    [Trait("Abuse", "GD-31")]
    [InlineData(100, true)]
    [InlineData(10_000, false)]
    public async Task A_response_of_many_values_that_would_pass_the_limit_is_an_error(int items, bool fits)
    {
        var schema = new TestSchema("type Query { items: [Item!] } type Item { name: String }")
            .Value("Query.items", Enumerable.Range(0, items).ToArray())
            .Resolve("Item.name", _ => "a name");
        schema.Options.MaxResponseBytes = 20_000;

        var json = await schema.Execute("{ items { name } }");

        (json.Length < 20_000).ShouldBeTrue();
        json.ShouldStartWith(fits ? """{"data":{"items":[{"name":"a name"},""" : """{"errors":[{"message":"The response would be larger than the 20000 bytes""");
    }

    [Fact]
    [Trait("Abuse", "GD-31")]
    public async Task A_response_of_few_huge_values_ends_before_the_limit()
    {
        var schema = new TestSchema("type Query { a: String }").Value("Query.a", new string('x', 100_000));
        schema.Options.MaxResponseBytes = 50_000;
        using var result = await schema.ExecuteForResult("{ a b: a }");
        var output = new ArrayBufferWriter<byte>();

        Should.Throw<ResponseTooLargeException>(() => result.WriteTo(output));

        output.WrittenCount.ShouldBeLessThanOrEqualTo(50_000);
        (await schema.Execute("{ __typename }")).ShouldBe("""{"data":{"__typename":"Query"}}""");
    }

    [Fact]
    public async Task A_response_may_be_as_large_as_the_limit()
    {
        var schema = new TestSchema("type Query { a: String }").Value("Query.a", new string('x', 100));
        var length = (await schema.Execute("{ a }")).Length;

        schema.Options.MaxResponseBytes = length;

        (await schema.Execute("{ a }")).Length.ShouldBe(length);
    }
}
