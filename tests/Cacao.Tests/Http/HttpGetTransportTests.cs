using System.Net;
using Cacao.Execution;

namespace Cacao.Tests.Http;

public sealed class HttpGetTransportTests
{
    [Fact]
    public async Task Takes_the_request_from_the_parameters()
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        var response = await server.SendAsync(
            HttpMethod.Get,
            $"/graphql?query={Uri.EscapeDataString("query A($n: String!) { é }")}&operationName=A&variables={Uri.EscapeDataString("""{"n":"x y"}""")}&extensions=");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Executor.Requests.ShouldHaveSingleItem().ShouldBe(new FakeExecutor.Asked("query A($n: String!) { é }", "A", """{"n":"x y"}""", null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?query=")]
    [InlineData("?query={a}&query={b}")]
    [InlineData("?query={a}&variables=[]")]
    [InlineData("?query={a}&variables=1")]
    [InlineData("?query={a}&variables={")]
    [InlineData("?query={a}&variables={}{}")]
    [InlineData("?query={a}&variables={\"a\":\"\\ud800\"}")]
    [InlineData("?query={a}&extensions=\"x\"")]
    public async Task Parameters_that_are_no_request_are_a_400(string parameters)
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        var response = await server.SendAsync(HttpMethod.Get, $"/graphql{parameters}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        server.Executor.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task A_mutation_is_a_405_that_names_POST(string accept)
    {
        await using var server = await GraphQLServerFixture.StartAsync();
        server.Executor.Kind = ExecutionResultKind.OperationNotAllowed;

        var response = await server.SendAsync(HttpMethod.Get, "/graphql?query=mutation{a}", request => request.Headers.Add("Accept", accept));

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Fact]
    public async Task Can_be_switched_off()
    {
        await using var server = await GraphQLServerFixture.StartAsync(options => options.EnableGetRequests = false);

        var response = await server.SendAsync(HttpMethod.Get, "/graphql?query={a}");

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }
}
