using System.Net;
using Cacao.Execution;

namespace Cacao.Tests.Http;

public sealed class BatchTests
{
    [Fact]
    [Trait("Abuse", "GD-17")]
    public async Task A_list_is_refused_unless_it_was_switched_on()
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        var response = await server.PostAsync("[" + string.Join(',', Enumerable.Repeat("""{"query":"{ a }"}""", 1_000)) + "]");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("batching is off");
        server.Executor.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_is_answered_in_its_order()
    {
        await using var server = await StartAsync();

        var response = await server.PostAsync("""[{"query":"{ a }","variables":{"n":1}}, {"query":"{ \"b\" }","operationName":"B"}]""");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await response.Content.ReadAsStringAsync()).ShouldBe("""[{"data":{"ok":true}},{"data":{"ok":true}}]""");
        server.Executor.Requests.ShouldBe(
            [new FakeExecutor.Asked("{ a }", null, """{"n":1}""", null), new FakeExecutor.Asked("{ \"b\" }", "B", null, null)]);
    }

    [Fact]
    [Trait("Abuse", "GD-17")]
    public async Task A_list_has_one_budget()
    {
        await using var server = await StartAsync();

        await server.PostAsync("""[{"query":"{ a }"},{"query":"{ b }"}]""");
        await server.PostAsync("""{"query":"{ a }"}""");

        server.Executor.Budgets[0].ShouldNotBeNull().ShouldBeSameAs(server.Executor.Budgets[1]);
        server.Executor.Budgets[2].ShouldBeNull();
    }

    [Theory]
    [Trait("Abuse", "GD-17")]
    [InlineData(10, HttpStatusCode.OK)]
    [InlineData(11, HttpStatusCode.BadRequest)]
    public async Task A_list_has_a_largest_length(int length, HttpStatusCode expected)
    {
        await using var server = await StartAsync();

        var response = await server.PostAsync("[" + string.Join(',', Enumerable.Repeat("""{"query":"{ a }"}""", length)) + "]");

        response.StatusCode.ShouldBe(expected);
        server.Executor.Requests.Count.ShouldBe(expected is HttpStatusCode.OK ? length : 0);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("[[]]")]
    [InlineData("""[{"query":"{ a }"}""")]
    [InlineData("""[{"query":"{ a }"}] 1""")]
    [InlineData("""[{"query":"{ a }"},{}]""")]
    [InlineData("""[{"query":"{ a }"},{"query":1}]""")]
    public async Task A_list_with_anything_that_is_no_request_is_refused_whole(string body)
    {
        await using var server = await StartAsync();

        var response = await server.PostAsync(body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        server.Executor.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("application/graphql-response+json, application/json;q=0.9", HttpStatusCode.OK)]
    [InlineData("application/graphql-response+json", HttpStatusCode.NotAcceptable)]
    public async Task A_list_comes_as_plain_JSON_only(string accept, HttpStatusCode expected)
    {
        await using var server = await StartAsync();

        var response = await server.PostAsync("""[{"query":"{ a }"}]""", request => request.Headers.Add("Accept", accept));

        response.StatusCode.ShouldBe(expected);
    }

    private static Task<GraphQLServerFixture> StartAsync() => GraphQLServerFixture.StartAsync(options => options.EnableBatching = true);
}
