using Cacao.Execution;
using Cacao.Language;
using Cacao.Planning;
using Cacao.Types;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cacao.Tests.Execution;

/// <summary>A plan runs on a root value: that is how each event of a subscription becomes a response (specification, section 6.2.3).</summary>
public sealed class RootValueTests
{
    [Fact]
    public async Task One_plan_runs_on_one_event_after_the_other()
    {
        var test = new TestSchema("type Query { a: String } type Subscription { message: String }")
            .Resolve("Subscription.message", context => context.Parent<string>());
        var schema = test.Executor.Schema;
        var document = Utf8GraphQLParser.Parse("subscription { message again: message }");
        var plan = OperationPlanner.Plan(
            schema,
            document,
            (OperationDefinitionNode)document.Definitions[0],
            PlanningOptions.Default,
            new FieldRunnerFactory(schema).Get);

        (await RunAsync(test, plan, "first")).ShouldBe("""{"data":{"message":"first","again":"first"}}""");
        (await RunAsync(test, plan, "second")).ShouldBe("""{"data":{"message":"second","again":"second"}}""");
    }

    private static async Task<string> RunAsync(TestSchema test, OperationPlan plan, object message)
    {
        using var cancellation = new RequestCancellation(Timeout.InfiniteTimeSpan, CancellationToken.None);
        var context = new RequestContext(
            TestSchema.Request(""),
            test.Executor.Schema,
            test.Options,
            new ErrorHandler(test.Options, [], NullLogger.Instance),
            test.Services,
            user: null,
            cancellation);

        using var result = await new OperationExecution(context, plan, VariableValues.Empty, includeMask: 0).ExecuteAsync(message);

        return result.ToJson();
    }
}
