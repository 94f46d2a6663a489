using System.Text;
using System.Text.Json;
using Cacao.CostAnalysis;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Language;
using Cacao.Planning;
using Cacao.Schema;
using Cacao.Tests.Execution;

namespace Cacao.Tests.CostAnalysis;

public sealed class CostLimitTests
{
    [Fact]
    [Trait("Abuse", "GD-34")]
    public async Task GD_34_Who_asks_for_too_much_is_told_which_limit_what_it_was_and_what_may_be()
    {
        var schema = Network.Create(new CostOptions { MaxFieldCost = 20, MaxTypeCost = 60 });

        (await schema.Execute("{ users { nodes { secret } } }")).ShouldBe(
            """{"errors":[{"message":"The operation's field cost is 136, MaxFieldCost is 20.","extensions":{"code":"HC0047","limit":"MaxFieldCost","value":136,"allowed":20}}]}""");
        (await schema.Execute("{ users(first: 59) { nodes { id } } }")).ShouldBe(
            """{"errors":[{"message":"The operation's type cost is 61, MaxTypeCost is 60.","extensions":{"code":"HC0047","limit":"MaxTypeCost","value":61,"allowed":60}}]}""");
        (await schema.Execute("{ users(first: 58) { __typename } }")).ShouldNotContain("HC0047");
    }

    [Fact]
    [Trait("Abuse", "GD-17")]
    public async Task GD_17_Requests_that_come_together_have_the_limits_of_one()
    {
        var schema = Network.Create(new CostOptions { MaxFieldCost = 25 });
        var request = TestSchema.Request("{ me { name } }") with { Budget = new RequestBudget() };

        string[] answers = [await SendAsync(), await SendAsync(), await SendAsync()];

        answers[1].ShouldNotContain("HC0047");
        answers[2].ShouldContain("The operation's field cost is 30, MaxFieldCost is 25.");

        async Task<string> SendAsync()
        {
            using var result = await schema.Executor.ExecuteAsync(request, schema.Services);
            return result.ToJson();
        }
    }

    [Theory]
    [Trait("Abuse", "GD-34")]
    [InlineData("{ me { id } } fragment A on User { id } fragment B on User { id }", "MaxAllowedFragments", 2, 1)]
    [InlineData("{ ...F ...F a: me { id } b: me { id } c: me { id } } fragment F on Query { me { id } }", "MaxAliasesOfOneField", 4, 3)]
    [InlineData("{ me { id name friends { totalCount edges { cursor } } } }", "MaxPlannedSelections", 6, 5)]
    public async Task GD_34_What_is_too_large_to_be_read_or_planned_is_told_like_any_other_limit(string document, string limit, int value, int allowed)
    {
        var schema = Network.Create(parserOptions: new ParserOptions { MaxAllowedFragments = 1 });
        schema.Options.MaxAliasesOfOneField = 3;
        schema.Options.MaxPlannedSelections = limit == "MaxPlannedSelections" ? allowed : 1_000;

        var answer = await schema.Execute(document);

        answer.ShouldContain($"\"code\":\"LIMIT_EXCEEDED\",\"limit\":\"{limit}\",\"value\":{value},\"allowed\":{allowed}");
    }

    [Fact]
    [Trait("Abuse", "GD-31")]
    public async Task GD_31_A_response_that_can_be_expected_to_be_too_large_is_not_even_begun()
    {
        var schema = Network.Create().Throw("Query.users", new InvalidOperationException("It was begun."));
        schema.Options.MaxResponseBytes = 100_000;
        var names = string.Join(' ', Enumerable.Range(0, 20).Select(number => $"n{number}: name"));

        var answer = await schema.Execute($$"""{ users(first: 100) { nodes { {{names}} } } }""");

        answer.ShouldContain("\"limit\":\"MaxResponseBytes\"");
        answer.ShouldNotContain("data");
        (await schema.Execute("{ users(first: 100) { nodes { name } } }")).ShouldContain("\"data\":null");
    }

    [Theory]
    [Trait("Abuse", "GD-15")]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(25)]
    public async Task GD_15_A_product_of_sizes_beyond_every_number_saturates_and_is_refused(int levels)
    {
        var schema = Network.Create(new CostOptions { MaxFieldCost = OperationCost.Saturated * 2, MaxTypeCost = long.MaxValue - 10_000 });
        var document = $$"""query ($n: Int!) { me { {{string.Concat(Enumerable.Repeat("friends(first: $n) { nodes { ", levels))}} id {{new string('}', 2 * levels)}} } }""";
        schema.Options.MaxResponseBytes = long.MaxValue;

        var answer = await schema.Execute(document, """{"n":2147483647}""");

        if (levels == 2)
        {
            answer.ShouldNotContain("HC0047");
        }
        else
        {
            answer.ShouldContain("\"value\":9223372036854775807");
        }
    }

    [Fact]
    [Trait("Abuse", "GD-11")]
    public async Task GD_11_Going_to_and_fro_between_types_is_refused_for_what_it_costs()
    {
        var schema = Network.Create(new CostOptions());
        var document = $$"""{ me { {{string.Concat(Enumerable.Repeat("friends { nodes { ", 20))}} id {{new string('}', 40)}} } }""";

        var answer = await schema.Execute(document);

        answer.ShouldContain("\"code\":\"HC0047\",\"limit\":\"MaxFieldCost\"");
        answer.ShouldNotContain("data");
    }

    [Theory]
    [Trait("Abuse", "GD-09")]
    [InlineData(10)]
    [InlineData(60)]
    public void GD_09_Fragments_that_fan_out_are_measured_in_proportion_to_their_text(int levels)
    {
        var document = new StringBuilder("query ($n: Int = 1) { me { ...F0 } }");

        for (var level = 0; level < levels; level++)
        {
            document.Append($" fragment F{level} on User {{ a: friends(first: $n) {{ nodes {{ ...F{level + 1} }} }} b: friends(first: $n) {{ nodes {{ ...F{level + 1} }} }} }}");
        }

        document.Append($" fragment F{levels} on User {{ id }}");
        var schema = Network.Create();
        var operation = PlanOf(schema, document.ToString());
        operation.Variables.TryCoerce(default, out var variables, out _).ShouldBeTrue();

        var plan = new CostAnalyzer(schema.Executor.Schema, new CostOptions()).Analyze(operation);

        plan.StepCount.ShouldBeLessThanOrEqualTo(6 * levels);
        plan.Evaluate(variables, 0).TypeCost.ShouldBeGreaterThan(Math.Pow(2, levels));
    }

    [Fact]
    public async Task Limits_can_be_left_unenforced_and_the_analysis_left_out()
    {
        const string Document = "{ users(first: 1000) { __typename } }";
        var measured = Network.Create(new CostOptions { MaxTypeCost = 1, EnforceCostLimits = false });
        var skipped = Network.Create(new CostOptions { MaxTypeCost = 1, SkipAnalyzer = true });

        (await measured.Execute(Document)).ShouldNotContain("HC0047");
        (await measured.MeasureAsync(Document)).ShouldBe((10, 2));
        (await skipped.Execute(Document)).ShouldNotContain("HC0047");
    }

    [Fact]
    public async Task A_listener_is_told_the_cost_before_the_operation_runs_and_can_refuse_it()
    {
        var listener = new Purse { Budget = 25 };
        var schema = Network.Create().Resolve("Query.me", _ => new object()).Value("User.name", "Ada");
        schema.Listeners.Add(listener);

        (await schema.Execute("{ me { name } }")).ShouldBe("""{"data":{"me":{"name":"Ada"}}}""");
        (await schema.Execute("{ me { name } }")).ShouldBe("""{"data":{"me":{"name":"Ada"}}}""");
        (await schema.Execute("{ me { name } }")).ShouldBe("""{"errors":[{"message":"The purse is empty.","extensions":{"code":"EMPTY"}}]}""");
        listener.Paid.ShouldBe([(10, 2), (10, 2)]);
    }

    [Fact]
    public void The_cost_of_a_known_document_is_told_without_allocating()
    {
        var schema = Network.Create(new CostOptions());
        const string Constant = "{ me { name friends { nodes { id name } } } }";
        const string Variable = "query ($n: Int) { users(first: $n) { nodes { id friends(first: $n) { nodes { id } } } } }";
        var analyzer = new CostAnalyzer(schema.Executor.Schema, new CostOptions());

        foreach (var document in new[] { Constant, Variable })
        {
            var plan = PlanOf(schema, document);
            plan.Variables.TryCoerce(JsonDocument.Parse("""{"n":3}""").RootElement, out var variables, out _).ShouldBeTrue();
            var first = analyzer.Analyze(plan).Evaluate(variables, 0);

            var before = GC.GetAllocatedBytesForCurrentThread();
            var second = analyzer.Analyze(plan).Evaluate(variables, 0);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            allocated.ShouldBe(0);
            second.ShouldBe(first);
        }
    }

    private static OperationPlan PlanOf(TestSchema schema, string text)
    {
        var document = Utf8GraphQLParser.Parse(text);

        return OperationPlanner.Plan(
            schema.Executor.Schema,
            document,
            document.Definitions.OfType<OperationDefinitionNode>().First(),
            new PlanningOptions(),
            new FieldRunnerFactory(schema.Executor.Schema).Get);
    }

    private sealed class Purse : ExecutionDiagnosticEventListener
    {
        public double Budget { get; set; }

        public List<(double, double)> Paid { get; } = [];

        public override void OperationCost(IRequestContext context, double fieldCost, double typeCost)
        {
            Budget -= fieldCost;

            if (Budget < 0)
            {
                throw new GraphQLException(ErrorBuilder.New().SetMessage("The purse is empty.").SetCode("EMPTY").Build());
            }

            Paid.Add((fieldCost, typeCost));
        }
    }
}
