using Cacao.Errors;
using Cacao.Execution;
using Cacao.Language;
using Cacao.Types;
using Microsoft.Extensions.Logging;

namespace Cacao.Tests.Execution;

public sealed class FieldErrorTests
{
    [Fact]
    public async Task An_error_tells_its_path_and_the_places_of_all_merged_fields()
    {
        var schema = new TestSchema("type Query { items: [Item] } type Item { name: String }")
            .Value<string[]>("Query.items", ["a", "b"])
            .Resolve("Item.name", context => context.Parent<string>() == "b" ? throw new GraphQLException("No b.") : "a");

        var result = await schema.ExecuteForResult(
            """
            {
              items {
                first: name
                ... on Item { first: name }
              }
            }
            """);

        var error = result.Errors.ShouldHaveSingleItem();
        error.Message.ShouldBe("No b.");
        error.Path!.ToList().ShouldBe(["items", 1, "first"]);
        error.Locations.ShouldBe([new Location(3, 5), new Location(4, 19)]);
    }

    [Fact]
    public async Task A_fragment_spread_twice_tells_its_place_once()
    {
        var schema = new TestSchema("type Query { a: String }").Throw("Query.a", new GraphQLException("No."));

        var result = await schema.ExecuteForResult("query ($on: Boolean = true) { ... @include(if: $on) { ...F } ...F } fragment F on Query { a }");

        result.Errors.ShouldHaveSingleItem().Locations.ShouldBe([new Location(1, 91)]);
    }

    [Fact]
    public async Task Errors_are_written_before_the_data()
    {
        var schema = new TestSchema("type Query { a: String }")
            .Throw("Query.a", new GraphQLException(ErrorBuilder.New().SetMessage("No.").SetCode("NO").SetExtension("retry", 3).Build()));

        var json = await schema.Execute("{ a }");

        json.ShouldBe(
            """{"errors":[{"message":"No.","locations":[{"line":1,"column":3}],"path":["a"],"extensions":{"code":"NO","retry":3}}],"data":{"a":null}}""");
    }

    [Fact]
    public async Task An_unexpected_exception_shows_nothing_of_itself()
    {
        var log = new RecordingLogger();
        var schema = new TestSchema("type Query { a: String }") { Logger = log }.Throw("Query.a", new InvalidOperationException("secret table"));

        var json = await schema.Execute("{ a }");

        json.ShouldContain("Unexpected Execution Error");
        json.ShouldContain(ErrorCodes.Execution.Unexpected);
        json.ShouldContain("traceId");
        json.ShouldNotContain("secret");
        json.ShouldNotContain("InvalidOperation");
    }

    [Fact]
    public async Task An_unexpected_exception_is_logged_once_with_the_trace_id_the_client_got()
    {
        var log = new RecordingLogger();
        var exception = new InvalidOperationException("secret table");
        var schema = new TestSchema("type Query { a: String! }") { Logger = log }.Throw("Query.a", exception);

        var result = await schema.ExecuteForResult("{ a }");

        var entry = log.Entries.ShouldHaveSingleItem();
        entry.Exception.ShouldBe(exception);
        entry.Message.ShouldContain((string)result.Errors!.Single().Extensions!["traceId"]!);
    }

    [Fact]
    public async Task Development_shows_the_exception()
    {
        var schema = new TestSchema("type Query { a: String }").Throw("Query.a", new InvalidOperationException("what happened"));
        schema.Options.IncludeExceptionDetails = true;

        var json = await schema.Execute("{ a }");

        json.ShouldContain("what happened");
        json.ShouldContain("stackTrace");
    }

    [Fact]
    public async Task A_domain_error_is_not_logged()
    {
        var log = new RecordingLogger();
        var schema = new TestSchema("type Query { a: String }") { Logger = log }.Throw("Query.a", new GraphQLException("No."));

        await schema.Execute("{ a }");

        log.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task All_errors_of_one_exception_are_told()
    {
        var schema = new TestSchema("type Query { a: String }").Throw("Query.a", new GraphQLException(new Error("One."), new Error("Two.")));

        var result = await schema.ExecuteForResult("{ a }");

        result.Errors!.Select(error => error.Message).ShouldBe(["One.", "Two."]);
        result.Errors!.ShouldAllBe(error => error.Path!.ToString() == "/a");
    }

    [Fact]
    public async Task An_error_keeps_the_path_it_brings()
    {
        var path = Cacao.Errors.Path.Root.Append("elsewhere");
        var schema = new TestSchema("type Query { a: String }").Throw("Query.a", new GraphQLException(new Error("No.") { Path = path }));

        var result = await schema.ExecuteForResult("{ a }");

        result.Errors!.Single().Path.ShouldBe(path);
    }

    [Fact]
    public async Task A_resolver_can_answer_with_an_error_or_several()
    {
        var schema = new TestSchema("type Query { one: String several: Int }")
            .Resolve<object?>("Query.one", _ => new Error("One."))
            .Resolve<object?>("Query.several", _ => new List<IError> { new Error("Two."), new Error("Three.") });

        var result = await schema.ExecuteForResult("{ one several }");

        result.Errors!.Select(error => $"{error.Path} {error.Message}").ShouldBe(["/one One.", "/several Two.", "/several Three."]);
        result.ToJson().ShouldEndWith("\"data\":{\"one\":null,\"several\":null}}");
    }

    [Fact]
    public async Task A_resolver_can_report_errors_beside_its_value()
    {
        var schema = new TestSchema("type Query { a: String }").Resolve("Query.a", context =>
        {
            context.ReportError("Careful.");
            return "A";
        });

        var result = await schema.ExecuteForResult("{ a }");

        result.Errors!.Single().Path!.ToString().ShouldBe("/a");
        result.ToJson().ShouldEndWith("\"data\":{\"a\":\"A\"}}");
    }

    [Fact]
    public async Task A_getter_that_throws_spoils_its_own_row_only()
    {
        var schema = new TestSchema("type Query { items: [Item] } type Item { length: Int }")
            .Value<string?[]>("Query.items", ["a", "bad", "abc"])
            .Property<string, int>("Item.length", text => text == "bad" ? throw new GraphQLException("bad") : text.Length);

        var result = await schema.ExecuteForResult("{ items { length } }");

        result.Errors!.Single().Path!.ToString().ShouldBe("/items[1]/length");
        result.ToJson().ShouldEndWith("\"data\":{\"items\":[{\"length\":1},{\"length\":null},{\"length\":3}]}}");
    }

    [Fact]
    public async Task A_value_that_is_none_of_its_type_is_an_error_before_anything_is_written()
    {
        var schema = new TestSchema("type Query { color: Color number: Int } enum Color { RED }")
            .Value<object>("Query.color", "BLUE")
            .Value<object>("Query.number", "many");

        var result = await schema.ExecuteForResult("{ color number }");

        result.Errors!.Select(error => $"{error.Path} {error.Code}")
            .ShouldBe([$"/color {ErrorCodes.Execution.CannotSerialize}", $"/number {ErrorCodes.Execution.CannotSerialize}"]);
        result.ToJson().ShouldEndWith("\"data\":{\"color\":null,\"number\":null}}");
    }

    [Fact]
    public async Task Filters_see_every_error_in_turn_and_can_replace_it()
    {
        var schema = new TestSchema("type Query { a: String }").Throw("Query.a", new InvalidOperationException("boom"));
        schema.ErrorFilters.Add(new Filter(error => error.Exception is InvalidOperationException ? error.WithMessage("first").WithCode("MINE") : error));
        schema.ErrorFilters.Add(new Filter(error => error.WithMessage($"{error.Message}, second")));

        var result = await schema.ExecuteForResult("{ a }");

        result.Errors!.Single().Message.ShouldBe("first, second");
        result.Errors!.Single().Code.ShouldBe("MINE");
    }

    [Fact]
    public async Task Filters_see_errors_of_requests_that_are_not_executed_too()
    {
        var schema = new TestSchema("type Query { a: String }");
        schema.ErrorFilters.Add(new Filter(error => error.WithCode("SEEN")));

        (await schema.ExecuteForResult("{")).Errors!.Single().Code.ShouldBe("SEEN");
        (await schema.ExecuteForResult("{ nothing }")).Errors!.Single().Code.ShouldBe("SEEN");
    }

    [Fact]
    public async Task A_filter_that_throws_is_itself_an_unexpected_error()
    {
        var log = new RecordingLogger();
        var schema = new TestSchema("type Query { a: String }") { Logger = log }.Throw("Query.a", new GraphQLException("No."));
        schema.ErrorFilters.Add(new Filter(_ => throw new InvalidOperationException("broken filter")));

        var result = await schema.ExecuteForResult("{ a }");

        result.Errors!.Single().Code.ShouldBe(ErrorCodes.Execution.Unexpected);
        log.Entries.Single().Exception!.Message.ShouldBe("broken filter");
    }

    [Fact]
    [Trait("Abuse", "GD-20")]
    public async Task Errors_past_the_limit_are_counted_in_one_last_error()
    {
        var schema = new TestSchema("type Query { items: [Item] } type Item { name: String }")
            .Value("Query.items", Enumerable.Range(0, 10_000).Select(_ => new object()).ToArray())
            .Throw("Item.name", new GraphQLException("No."));

        var result = await schema.ExecuteForResult("{ items { name } }");

        result.Errors!.Count.ShouldBe(101);
        result.Errors![^1].Code.ShouldBe(ErrorCodes.Execution.TooManyErrors);
    }

    [Fact]
    public async Task An_exception_that_comes_up_at_many_rows_is_logged_once()
    {
        var log = new RecordingLogger();
        var exception = new InvalidOperationException("the batch failed");
        var schema = new TestSchema("type Query { items: [Item] } type Item { name: String }") { Logger = log }
            .Value<string[]>("Query.items", ["a", "b", "c"])
            .ResolveAsync<string>("Item.name", _ => Task.FromException<string>(exception));

        var result = await schema.ExecuteForResult("{ items { name } }");

        result.Errors!.Count.ShouldBe(3);
        log.Entries.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Abuse", "GD-20")]
    public async Task Rows_without_end_do_not_fill_the_log()
    {
        var log = new RecordingLogger();
        var schema = new TestSchema("type Query { items: [Item] } type Item { name: String }") { Logger = log }
            .Value("Query.items", Enumerable.Range(0, 10_000).Select(_ => new object()).ToArray())
            .Resolve<string>("Item.name", _ => throw new InvalidOperationException("boom"));

        var result = await schema.ExecuteForResult("{ items { name } }");

        log.Entries.Count.ShouldBe(100);
        result.Errors![^1].Code.ShouldBe(ErrorCodes.Execution.TooManyErrors);
    }

    [Fact]
    public async Task Arguments_that_cannot_be_coerced_are_errors_of_their_field_at_the_value()
    {
        var schema = new TestSchema("type Query { a(number: Int!): String b: String }").Value("Query.a", "A").Value("Query.b", "B");

        var result = await schema.ExecuteForResult("query ($number: Int = 3) { a(number: $number) b }", """{"number":null}""");

        var error = result.Errors.ShouldHaveSingleItem();
        error.Path!.ToString().ShouldBe("/a");
        error.Locations.ShouldBe([new Location(1, 38)]);
        result.ToJson().ShouldEndWith("\"data\":{\"a\":null,\"b\":\"B\"}}");
    }

    private sealed class Filter(Func<IError, IError> onError) : IErrorFilter
    {
        public IError OnError(IError error) => onError(error);
    }

    /// <summary>Hears what a server logs unless it is asked for more.</summary>
    private sealed class RecordingLogger : ILogger
    {
        public List<(string Message, Exception? Exception)> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Entries.Add((formatter(state, exception), exception));
    }
}
