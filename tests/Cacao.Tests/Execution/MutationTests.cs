using Cacao.Errors;
using Cacao.Execution;

namespace Cacao.Tests.Execution;

public sealed class MutationTests
{
    private const string Sdl = """
        type Query { a: String }
        type Mutation { add(number: Int!): Total fail: Total strict: Total! }
        type Total { value: Int later: Int }
        """;

    [Fact]
    public async Task Root_fields_run_one_after_the_other_each_with_everything_below_it()
    {
        var log = new List<string>();
        var schema = Create(log);

        await schema.Execute("mutation { one: add(number: 1) { later } two: add(number: 2) { later } }");

        log.ShouldBe(["start 1", "end 1", "later 1", "start 2", "end 2", "later 2"]);
    }

    [Fact]
    public async Task A_later_mutation_sees_what_an_earlier_one_did()
    {
        var schema = Create([]);

        var json = await schema.Execute("mutation { one: add(number: 1) { value } two: add(number: 2) { value } three: add(number: 3) { value } }");

        json.ShouldBe("""{"data":{"one":{"value":1},"two":{"value":3},"three":{"value":6}}}""");
    }

    [Fact]
    public async Task A_failing_mutation_does_not_keep_the_next_from_running()
    {
        var schema = Create([]);

        var result = await schema.ExecuteForResult("mutation { one: add(number: 1) { value } fail { value } two: add(number: 2) { value } }");

        result.Errors!.Single().Path!.ToString().ShouldBe("/fail");
        result.ToJson().ShouldEndWith("\"data\":{\"one\":{\"value\":1},\"fail\":null,\"two\":{\"value\":3}}}");
    }

    [Fact]
    public async Task Nothing_more_runs_once_the_whole_response_is_null()
    {
        var log = new List<string>();
        var schema = Create(log);

        var result = await schema.ExecuteForResult("mutation { strict { value } two: add(number: 2) { value } }");

        result.IsDataNull.ShouldBeTrue();
        log.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Abuse", "GD-17")]
    [Trait("Abuse", "GD-24")]
    public async Task Requests_that_came_as_one_have_the_mutations_of_one()
    {
        var log = new List<string>();
        var schema = Create(log);
        schema.Options.MaxRootMutations = 2;
        var budget = new RequestBudget();
        var request = TestSchema.Request("mutation { one: add(number: 1) { value } }") with { Budget = budget };

        for (var i = 0; i < 2; i++)
        {
            using var taken = await schema.Executor.ExecuteAsync(request, schema.Services);
            taken.Errors.ShouldBeNull();
        }

        using var refused = await schema.Executor.ExecuteAsync(request, schema.Services);

        refused.Errors!.Single().Code.ShouldBe(ErrorCodes.Server.LimitExceeded);
        log.Count(entry => entry.StartsWith("start", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Theory]
    [Trait("Abuse", "GD-24")]
    [InlineData(11)]
    [InlineData(500)]
    public async Task Requests_with_many_mutations_are_refused(int count)
    {
        var log = new List<string>();
        var schema = Create(log);
        var fields = string.Join(' ', Enumerable.Range(0, count).Select(number => $"m{number}: add(number: {number}) {{ value }}"));

        var result = await schema.ExecuteForResult($"mutation {{ {fields} }}");

        result.Errors!.Single().Code.ShouldBe(ErrorCodes.Server.LimitExceeded);
        result.Kind.ShouldBe(ExecutionResultKind.RequestError);
        log.ShouldBeEmpty();
    }

    private static TestSchema Create(List<string> log)
    {
        var total = 0;

        return new TestSchema(Sdl)
            .ResolveAsync("Mutation.add", async context =>
            {
                var number = context.ArgumentValue<int>("number");
                log.Add($"start {number}");
                await Task.Delay(20 / number);
                total += number;
                log.Add($"end {number}");

                return new Total(number, total);
            })
            .Throw("Mutation.fail", new GraphQLException("No."))
            .Throw("Mutation.strict", new GraphQLException("No."))
            .Property<Total, int>("Total.value", result => result.Value)
            .Resolve("Total.later", Cacao.Types.FieldResolver.FromTask(async context =>
            {
                await Task.Yield();
                log.Add($"later {context.Parent<Total>().Number}");

                return 0;
            }).WithOwnContext());
    }

    private sealed record Total(int Number, int Value);
}
