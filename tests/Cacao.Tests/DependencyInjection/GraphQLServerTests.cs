using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Schema;
using Cacao.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cacao.Tests.DependencyInjection;

/// <summary>The whole way, from <c>AddGraphQL()</c> to an answer over HTTP.</summary>
public sealed class GraphQLServerTests
{
    [Fact]
    public async Task Answers_an_operation()
    {
        await using var app = await StartAsync();

        var (status, answer) = await PostAsync(app, """{"query":"query($name: String!) { hello(name: $name) }","variables":{"name":"Ada"}}""");

        status.ShouldBe(HttpStatusCode.OK);
        answer.ShouldBe("""{"data":{"hello":"Hello, Ada"}}""");
    }

    [Fact]
    public async Task Runs_mutations_by_POST_and_not_by_GET()
    {
        await using var app = await StartAsync();
        using var client = ClientOf(app);

        var (_, answer) = await PostAsync(app, """{"query":"mutation { count }"}""");
        var response = await client.GetAsync("/graphql?query=mutation{count}");

        answer.ShouldBe("""{"data":{"count":1}}""");
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    public async Task Introspection_is_for_developers_unless_the_application_says_otherwise(string environment, bool isAllowed)
    {
        await using var app = await StartAsync(environment: environment);
        await using var open = await StartAsync(builder => builder.AllowIntrospection(true), environment);
        const string Introspection = """{"query":"{ __schema { queryType { name } } }"}""";

        var (_, answer) = await PostAsync(app, Introspection);
        var (_, openAnswer) = await PostAsync(open, Introspection);

        answer.Contains("Query", StringComparison.Ordinal).ShouldBe(isAllowed);
        openAnswer.ShouldContain("Query");
    }

    [Fact]
    public async Task Filters_see_errors_in_the_order_they_were_added()
    {
        await using var app = await StartAsync(builder => builder
            .AddErrorFilter(error => error.WithMessage($"{error.Message} first"))
            .AddErrorFilter<SecondFilter>());

        var (_, answer) = await PostAsync(app, """{"query":"{ refuse }"}""");

        JsonDocument.Parse(answer).RootElement.GetProperty("errors")[0].GetProperty("message").GetString().ShouldBe("No. first second");
    }

    [Fact]
    public async Task Limits_can_be_set()
    {
        await using var app = await StartAsync(builder => builder
            .AddMaxExecutionDepthRule(2)
            .ModifyParserOptions(options => options.MaxAllowedFields = 3)
            .ModifyRequestOptions(options => options.IncludeExceptionDetails = true));

        var (_, tooDeep) = await PostAsync(app, """{"query":"{ box { inner { name } } }"}""");
        var (_, tooMany) = await PostAsync(app, """{"query":"{ a: refuse b: refuse c: refuse d: refuse }"}""");
        var (_, thrown) = await PostAsync(app, """{"query":"{ fail }"}""");

        tooDeep.ShouldNotContain("\"data\"");
        tooMany.ShouldNotContain("\"data\"");
        thrown.ShouldContain("out of order");
    }

    [Fact]
    public async Task Every_resolver_gets_a_DbContext_of_its_own_that_ends_with_the_request()
    {
        await using var app = await StartAsync();

        var (_, answer) = await PostAsync(app, """{"query":"{ a: contextId b: contextId }"}""");

        var data = JsonDocument.Parse(answer).RootElement.GetProperty("data");
        data.GetProperty("a").GetString().ShouldNotBe(data.GetProperty("b").GetString());

        // the request's scope ends just after its answer has left
        SpinWait.SpinUntil(() => NotesDbContext.Disposed.Count == 2, TimeSpan.FromSeconds(5)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_executor_is_warmed_up_before_the_server_takes_requests()
    {
        IRequestExecutor? warmed = null;

        await using var app = await StartAsync(builder => builder.InitializeOnStartup((executor, _) =>
        {
            warmed = executor;
            return Task.CompletedTask;
        }));

        warmed.ShouldNotBeNull().ShouldBeSameAs(app.Services.GetRequiredService<IRequestExecutor>());
    }

    [Fact]
    public async Task A_schema_that_cannot_be_built_stops_the_start()
    {
        var start = () => StartAsync(builder => builder.AddType<Unfit>());

        (await start.ShouldThrowAsync<SchemaException>()).Message.ShouldContain(nameof(Unfit));
    }

    [Fact]
    public void A_second_call_goes_on_with_the_same_server()
    {
        var services = new ServiceCollection();

        var first = services.AddGraphQLServer();
        var second = services.AddGraphQL();

        second.ShouldBeSameAs(first);
        Should.Throw<InvalidOperationException>(() => services.AddGraphQLServer("other"));
    }

    private static async Task<WebApplication> StartAsync(Action<IRequestExecutorBuilder>? configure = null, string environment = "Development")
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IDbContextFactory<NotesDbContext>, NotesDbContextFactory>();

        var graphql = builder.AddGraphQL()
            .AddQueryType<Query>()
            .AddMutationType<Mutation>()
            .RegisterDbContextFactory<NotesDbContext>();
        configure?.Invoke(graphql);

        var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync();
        return app;
    }

    private static async Task<(HttpStatusCode Status, string Answer)> PostAsync(WebApplication app, string body)
    {
        using var client = ClientOf(app);
        using var content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        var response = await client.PostAsync("/graphql", content);

        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static HttpClient ClientOf(WebApplication app) => new() { BaseAddress = new Uri(app.Urls.First()) };

    public sealed class Query
    {
        public string Hello(string name) => $"Hello, {name}";

        public Box Box() => new("outer", new Box("inner", null));

        public string? Refuse() => throw new GraphQLException("No.");

        public string? Fail() => throw new InvalidOperationException("out of order");

        public string ContextId(NotesDbContext context) => context.ContextId.InstanceId.ToString();
    }

    public sealed class Mutation
    {
        public int Count() => 1;
    }

    public sealed record Box(string Name, Box? Inner);

    /// <summary>An object type without fields.</summary>
    public sealed class Unfit;

    public sealed class SecondFilter : IErrorFilter
    {
        public IError OnError(IError error) => error.WithMessage($"{error.Message} second");
    }

    public sealed class NotesDbContext(DbContextOptions options) : DbContext(options)
    {
        public static System.Collections.Concurrent.ConcurrentBag<string> Disposed { get; } = [];

        public override ValueTask DisposeAsync()
        {
            Disposed.Add(ContextId.InstanceId.ToString());
            return base.DisposeAsync();
        }
    }

    private sealed class NotesDbContextFactory : IDbContextFactory<NotesDbContext>
    {
        public NotesDbContext CreateDbContext() => new(new DbContextOptionsBuilder().Options);
    }
}
