using Cacao.Errors;
using Cacao.Execution;

namespace Cacao.Tests.Execution;

public sealed class CancellationTests
{
    private const string Sdl = "type Query { slow: String deaf: String busy: [Item] } type Mutation { slow: String next: String } type Item { name: String child: Item }";

    [Fact]
    [Trait("Abuse", "GD-17")]
    public async Task Requests_that_came_as_one_have_the_time_of_one()
    {
        var schema = Create().ResolveAsync("Query.slow", async context =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(60), context.RequestAborted);
            return "in time";
        });
        var request = TestSchema.Request("{ slow }") with { Budget = new RequestBudget() };
        var kinds = new List<ExecutionResultKind>();

        for (var i = 0; i < 5; i++)
        {
            using var result = await schema.Executor.ExecuteAsync(request, schema.Services);
            kinds.Add(result.Kind);
        }

        kinds[^1].ShouldBe(ExecutionResultKind.TimedOut);
    }

    [Fact]
    [Trait("Abuse", "GD-22")]
    public async Task A_request_past_its_time_is_answered_with_a_timeout()
    {
        var cancelled = false;
        var schema = Create().ResolveAsync("Query.slow", async context =>
        {
            var aborted = context.RequestAborted;

            try
            {
                await Task.Delay(TimeSpan.FromSeconds(30), aborted);
            }
            catch (OperationCanceledException)
            {
                cancelled = true;
                throw;
            }

            return "late";
        });

        var result = await schema.ExecuteForResult("{ slow }");

        result.Kind.ShouldBe(ExecutionResultKind.TimedOut);
        result.Errors!.Single().Code.ShouldBe(ErrorCodes.Execution.Timeout);
        result.ToJson().ShouldNotContain("data");
        cancelled.ShouldBeTrue();
    }

    [Fact]
    public async Task A_resolver_that_does_not_listen_cannot_hold_the_answer_back_for_long()
    {
        var never = new TaskCompletionSource<string>();
        var schema = Create().ResolveAsync("Query.deaf", _ => never.Task);

        var result = await schema.ExecuteForResult("{ deaf }").WaitAsync(TimeSpan.FromSeconds(10));

        result.Kind.ShouldBe(ExecutionResultKind.TimedOut);
    }

    [Fact]
    public async Task Time_runs_out_for_resolvers_that_never_wait_too()
    {
        var calls = 0;
        var schema = Create()
            .Resolve("Query.busy", _ => new object?[] { "x" })
            .Resolve("Item.child", _ =>
            {
                calls++;
                Thread.Sleep(30);
                return "x";
            });
        const int Depth = 40;

        var result = await schema.ExecuteForResult("{ busy { " + string.Concat(Enumerable.Repeat("child { ", Depth)) + "__typename" + new string('}', Depth + 2));

        result.Kind.ShouldBe(ExecutionResultKind.TimedOut);
        calls.ShouldBeLessThan(Depth);
    }

    [Fact]
    public async Task A_client_that_goes_cancels_its_resolvers()
    {
        using var client = new CancellationTokenSource();
        var schema = Create().ResolveAsync("Query.slow", async context =>
        {
            var aborted = context.RequestAborted;
            await client.CancelAsync();
            await Task.Delay(TimeSpan.FromSeconds(30), aborted);
            return "late";
        });
        schema.Options.ExecutionTimeout = TimeSpan.FromSeconds(30);

        var result = await schema.ExecuteForResult("{ slow }", cancellationToken: client.Token);

        result.Kind.ShouldBe(ExecutionResultKind.Canceled);
        result.Errors!.Single().Code.ShouldBe(ErrorCodes.Execution.Canceled);
    }

    [Fact]
    public async Task No_further_mutation_starts_after_the_client_has_gone()
    {
        using var client = new CancellationTokenSource();
        var started = false;
        var schema = Create()
            .ResolveAsync("Mutation.slow", async _ =>
            {
                await client.CancelAsync();
                return "done";
            })
            .Resolve("Mutation.next", _ =>
            {
                started = true;
                return "done";
            });

        await schema.ExecuteForResult("mutation { slow next }", cancellationToken: client.Token);

        started.ShouldBeFalse();
    }

    [Fact]
    public async Task Requests_without_time_limit_get_the_clients_token_itself()
    {
        using var client = new CancellationTokenSource();
        var schema = Create().Resolve("Query.slow", context => (context.RequestAborted == client.Token).ToString());
        schema.Options.ExecutionTimeout = Timeout.InfiniteTimeSpan;

        var result = await schema.ExecuteForResult("{ slow }", cancellationToken: client.Token);

        result.ToJson().ShouldBe("""{"data":{"slow":"True"}}""");
    }

    private static TestSchema Create()
    {
        var schema = new TestSchema(Sdl);
        schema.Options.ExecutionTimeout = TimeSpan.FromMilliseconds(200);

        return schema;
    }
}
