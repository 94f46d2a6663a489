using Cacao.Errors;
using Cacao.Execution;
using Cacao.Language;

namespace Cacao.Tests.Execution;

/// <summary>What happens to a request before its operation is executed.</summary>
public sealed class RequestTests
{
    private static readonly TestSchema Schema = new TestSchema(
            "type Query { a(number: Int!): String } type Mutation { m: String } type Subscription { s: String }")
        .Value("Query.a", "A")
        .Value("Mutation.m", "M");

    [Fact]
    public async Task Text_that_is_no_GraphQL_is_a_request_error_with_its_place()
    {
        var result = await Schema.ExecuteForResult("{ a");

        result.Kind.ShouldBe(ExecutionResultKind.RequestError);
        result.Errors!.Single().Code.ShouldBe(ErrorCodes.Server.SyntaxError);
        result.Errors!.Single().Locations.ShouldBe([new Location(1, 4)]);
        result.ToJson().ShouldStartWith("""{"errors":[{"message":""");
        result.ToJson().ShouldNotContain("data");
    }

    [Fact]
    public async Task A_document_that_is_not_valid_is_a_request_error()
    {
        var result = await Schema.ExecuteForResult("{ b }");

        result.Kind.ShouldBe(ExecutionResultKind.RequestError);
        result.Errors!.Single().Code.ShouldBe(ErrorCodes.Validation.Invalid);
    }

    [Fact]
    public async Task Variables_that_do_not_fit_are_a_request_error()
    {
        var result = await Schema.ExecuteForResult("query ($number: Int!) { a(number: $number) }", """{"number":"three"}""");

        result.Kind.ShouldBe(ExecutionResultKind.RequestError);
        result.Errors!.Single().Code.ShouldBe(ErrorCodes.Validation.VariableInvalid);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Three")]
    [InlineData("")]
    public async Task A_document_with_several_operations_needs_the_name_of_one(string? name)
    {
        var result = await Schema.ExecuteForResult("query One { a(number: 1) } query Two { a(number: 2) }", operationName: name);

        result.Errors!.Single().Code.ShouldBe(ErrorCodes.Execution.OperationNotFound);
    }

    [Fact]
    public async Task The_named_operation_is_executed()
    {
        const string Document = "query One { one: a(number: 1) } mutation Two { two: m }";

        (await Schema.Execute(Document, operationName: "One")).ShouldBe("""{"data":{"one":"A"}}""");
        (await Schema.Execute(Document, operationName: "Two")).ShouldBe("""{"data":{"two":"M"}}""");
    }

    [Fact]
    public async Task A_kind_the_transport_does_not_allow_is_refused_once_the_operation_is_known()
    {
        var request = TestSchema.Request("query One { a(number: 1) } mutation Two { m }", operationName: "Two") with
        {
            AllowedOperations = new HashSet<OperationType> { OperationType.Query },
        };

        var refused = await Schema.Executor.ExecuteAsync(request, Schema.Services);
        var allowed = await Schema.Executor.ExecuteAsync(request with { OperationName = "One" }, Schema.Services);

        refused.Kind.ShouldBe(ExecutionResultKind.OperationNotAllowed);
        allowed.Kind.ShouldBe(ExecutionResultKind.Executed);
    }

    [Fact]
    public async Task A_subscription_is_not_answered_with_one_response()
    {
        var result = await Schema.ExecuteForResult("subscription { s }");

        result.Kind.ShouldBe(ExecutionResultKind.OperationNotAllowed);
    }

    [Fact]
    public async Task An_operation_that_spreads_out_too_far_is_refused()
    {
        var schema = new TestSchema("type Query { a: Query b: Query leaf: String }");
        schema.Options.MaxPlannedSelections = 100;

        var result = await schema.ExecuteForResult("{ " + string.Join(' ', Enumerable.Range(0, 200).Select(number => $"f{number}: leaf")) + " }");

        result.Kind.ShouldBe(ExecutionResultKind.RequestError);
        result.Errors!.Single().Code.ShouldBe(ErrorCodes.Server.LimitExceeded);
    }

    [Theory]
    [Trait("Abuse", "GD-05")]
    [InlineData(101, "")]
    [InlineData(101, "...F ... on Query { ...G } ")]
    [InlineData(2_000, "")]
    public async Task Many_names_for_one_field_are_refused(int count, string spreads)
    {
        var schema = new TestSchema("type Query { leaf: String }").Throw("Query.leaf", new InvalidOperationException("It was run."));
        var aliases = Enumerable.Range(0, count).Select(number => $"f{number}: leaf ").ToArray();

        var result = await schema.ExecuteForResult(
            spreads.Length == 0
                ? $"{{ {string.Concat(aliases)} }}"
                : $"{{ {spreads} }} fragment F on Query {{ {string.Concat(aliases[..50])} }} fragment G on Query {{ {string.Concat(aliases[50..])} }}");

        var error = result.Errors!.ShouldHaveSingleItem();
        error.Message.ShouldBe($"The operation asks for Query.leaf {count} times in one place, MaxAliasesOfOneField is 100.");
        error.Code.ShouldBe(ErrorCodes.Server.LimitExceeded);
    }

    [Fact]
    [Trait("Abuse", "GD-05")]
    public async Task Ten_thousand_names_for_one_field_are_refused_while_they_are_parsed()
    {
        var schema = new TestSchema("type Query { leaf: String }");

        var result = await schema.ExecuteForResult($"{{ {string.Join(' ', Enumerable.Range(0, 10_000).Select(number => $"f{number}: leaf"))} }}");

        result.Errors!.ShouldHaveSingleItem().Message.ShouldContain("MaxAllowed");
    }
}
