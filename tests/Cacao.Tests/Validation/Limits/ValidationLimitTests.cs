using System.Diagnostics;
using Cacao.Errors;
using Cacao.Language;
using Cacao.Types;
using Cacao.Validation;

namespace Cacao.Tests.Validation.Limits;

public sealed class ValidationLimitTests
{
    private static readonly GraphQLSchema Schema = Library.Schema;

    [Fact]
    [Trait("Abuse", "GD-20")]
    public void Only_so_many_errors_are_told()
    {
        var errors = Validate($"{{ {Repeat(10_000, i => $"u{i} ")} }}", new());

        errors.Count.ShouldBe(5);
        errors[0].Message.ShouldBe("Cannot query field \"u0\" on type \"Query\".");
    }

    [Theory]
    [Trait("Abuse", "GD-07")]
    [InlineData("@loud")]
    [InlineData("@once")]
    public void Ten_thousand_directives_are_refused_with_few_errors(string directive)
    {
        var errors = Validate($"{{ __typename {Repeat(10_000, _ => directive + " ")} }}", new());

        errors.Count.ShouldBeInRange(1, 5);
    }

    [Fact]
    [Trait("Abuse", "GD-20")]
    public void One_error_tells_only_so_many_places_and_so_much_text()
    {
        var arguments = Validate($"{{ book({Repeat(5_000, _ => "id: 1 ")}) {{ id }} }}", new());
        var value = Validate($"{{ books(first: [{Repeat(5_000, _ => "\"text\" ")}]) {{ id }} }}", new());

        arguments.ShouldHaveSingleItem().Locations!.Count.ShouldBe(50);
        value.ShouldHaveSingleItem().Message.Length.ShouldBeLessThanOrEqualTo(1_001);
    }

    [Fact]
    [Trait("Abuse", "GD-21")]
    public void Names_of_the_schema_are_suggested_only_where_that_is_allowed()
    {
        const string Document = "query ($a: Bok) { books(frist: 1, genre: NOVL, filter: { titel: 1 }) { titel author publication { isue } } }";

        var closed = Validate(Document, new() { MaxAllowedErrors = 100 });
        var open = Validate(Document, new() { MaxAllowedErrors = 100, IncludeSuggestions = true });

        closed.ShouldNotContain(error => error.Message.Contains("Did you mean"));
        open.Count(error => error.Message.Contains("Did you mean")).ShouldBe(6);
        open.Count.ShouldBe(closed.Count);
    }

    [Fact]
    [Trait("Abuse", "GD-34")]
    public void A_document_that_takes_too_much_work_gets_one_error_that_tells_the_limit()
    {
        const string Document = "{ unknown book(id: 1) { id title } }";

        var error = Validate(Document, new() { MaxAllowedWork = 5 }).ShouldHaveSingleItem();

        error.Message.ShouldBe("Validating the document takes 6 steps or more, MaxAllowedWork is 5.");
        error.Code.ShouldBe(ErrorCodes.Server.LimitExceeded);
        error.Extensions.ShouldBe(new Dictionary<string, object?> { ["limit"] = "MaxAllowedWork", ["value"] = 6, ["allowed"] = 5 });
    }

    [Fact]
    public void Errors_tell_where_the_specification_has_the_rule()
    {
        var error = Validate("{ unknown }", new()).ShouldHaveSingleItem();

        error.Code.ShouldBe(ErrorCodes.Validation.Invalid);
        error.Extensions.ShouldBe(new Dictionary<string, object?> { ["specifiedBy"] = "https://spec.graphql.org/September2025/#sec-Field-Selections" });
    }

    [Fact]
    public void Introspection_can_be_switched_off()
    {
        const string Document = "{ __schema { description } __typename }";

        Validate(Document, new()).ShouldBeEmpty();

        var error = Validate(Document, new() { AllowIntrospection = false }).ShouldHaveSingleItem();
        error.Code.ShouldBe("HC0046");
        error.Extensions!["field"].ShouldBe("__schema");
    }

    [Fact]
    [Trait("Abuse", "GD-33")]
    public void The_introspection_query_of_tools_stays_within_half_of_every_limit()
        => Validate(IntrospectionQuery.Text, new() { MaxAllowedWork = 1_000, MaxIntrospectionDepth = 1, MaxExecutionDepth = 7 }).ShouldBeEmpty();

    [Theory]
    [Trait("Abuse", "GD-08")]
    [InlineData("{ ...F } fragment F on Query { ...F }", "Cannot spread fragment \"F\" within itself.")]
    [InlineData("{ ...F } fragment F on Query { ...G } fragment G on Query { x: book(id: 1) { id } ...F }", "Cannot spread fragment \"F\" within itself via \"G\".")]
    public void Cycles_end(string document, string message)
        => Validate(document, new()).ShouldHaveSingleItem().Message.ShouldBe(message);

    public static TheoryData<string, string> Attacks() => new()
    {
        { "GD-05 aliases", $"{{ {Repeat(10_000, i => $"a{i}: __typename ")} }}" },
        { "GD-06 one field", $"{{ {Repeat(50_000, _ => "__typename ")} }}" },
        { "GD-06 one object", $"{{ {Repeat(10_000, _ => "book(id: 1) { id } ")} }}" },
        { "GD-06 one field with arguments", $"{{ {Repeat(10_000, i => $"book(id: {i}) {{ id }} ")} }}" },
        { "GD-08 unused fragments", $"{{ __typename }} {Repeat(10_000, i => $"fragment F{i} on Query {{ __typename }} ")}" },
        { "GD-08 unused chain", $"{{ __typename }} {Repeat(10_000, i => $"fragment F{i} on Query {{ ...F{i + 1} }} ")}" },
        { "GD-08 long chain", $"{{ ...F0 }} {Repeat(10_000, i => $"fragment F{i} on Query {{ ...F{i + 1} }} ")} fragment F10000 on Query {{ __typename }}" },
        { "GD-08 long cycle", $"{{ ...F0 }} {Repeat(10_000, i => $"fragment F{i} on Query {{ ...F{(i + 1) % 10_000} }} ")}" },
        { "GD-08 cycles all over", $"{{ ...F0 }} {Repeat(100, i => $"fragment F{i} on Query {{ {Repeat(100, j => $"...F{j} ")} }} ")}" },
        { "GD-08 many operations", Repeat(2_000, i => $"query Q{i} {{ ...F0 }} ") + Repeat(250, i => $"fragment F{i} on Query {{ ...F{i + 1} }} ") },
        { "GD-09 fan-out in place", FanOut(60, next => $"...{next} ...{next}") },
        { "GD-09 fan-out in fields", FanOut(60, next => $"a: book(id: 1) {{ sequel {{ ...{next} }} }} b: book(id: 1) {{ sequel {{ ...{next} }} }}") },
        { "GD-09 fan-out in sequels", FanOut(60, next => $"a: sequel {{ ...{next} }} b: sequel {{ ...{next} }}", "Book") },
        { "GD-09 fan-out that conflicts", FanOut(60, next => $"a: sequel {{ ...{next} }} a: sequel {{ x: id ...{next} }} a: sequel {{ x: title ...{next} }}", "Book") },
        { "GD-10 inline fragments", "{ " + Repeat(100, _ => "... on Query { ") + "__typename" + Repeat(101, _ => "}") },
        { "GD-10 inline fragments side by side", $"{{ publication {{ {Repeat(200, i => $"... on {(i % 2 == 0 ? "Book" : "Magazine")} {{ {Repeat(100, j => $"f{j % 7}: title ")} }} ")} }} }}" },
        { "GD-10 objects on several types", $"{{ publication {{ {SeveralTypes(12)} }} }}" },
        { "GD-10 fragments that differ", $"{{ {Repeat(150, i => $"...F{i} ")} }} {Repeat(150, i => $"fragment F{i} on Query {{ {Repeat(20, j => $"x{j}: book(id: 1) {{ ...G{(i * j) % 50} }} ")} }} ")} {Repeat(50, i => $"fragment G{i} on Book {{ {Repeat(20, j => $"y{j}: sequel {{ id }} ")} }} ")}" },
        { "values", $"{{ echo(value: [{Repeat(30_000, _ => "[1] ")}]) }}" },
        { "variables", $"query ({Repeat(5_000, i => $"$v{i}: Int ")}) {{ echo(value: [{Repeat(5_000, i => $"$v{i} ")}]) }}" },
    };

    [Theory]
    [Trait("Abuse", "GD-05")]
    [Trait("Abuse", "GD-06")]
    [Trait("Abuse", "GD-08")]
    [Trait("Abuse", "GD-09")]
    [Trait("Abuse", "GD-10")]
    [MemberData(nameof(Attacks))]
    public void Attacks_cost_little_and_no_stack(string name, string text)
    {
        var document = Utf8GraphQLParser.Parse(text, Unlimited);
        var validator = new DocumentValidator(new ValidationOptions { MaxExecutionDepth = null });

        var elapsed = TimeSpan.MaxValue;

        // The fastest of some runs: the first compiles, and others run tests beside this one.
        for (var i = 0; i < 10 && elapsed.TotalMilliseconds > 100; i++)
        {
            elapsed = OnSmallStack(() => validator.Validate(Schema, document));
        }

        elapsed.TotalMilliseconds.ShouldBeLessThan(100, name);
    }

    [Fact]
    [Trait("Abuse", "GD-06")]
    public void A_field_given_five_hundred_times_is_merged()
        => Validate($"{{ {Repeat(500, _ => "book(id: 1) { id sequel { title } } ")} }}", new()).ShouldBeEmpty();

    [Fact]
    [Trait("Abuse", "GD-09")]
    public void A_fan_out_of_fragments_is_valid_and_costs_what_its_text_does()
        => Validate(FanOut(60, next => $"...{next} ...{next}"), new() { MaxAllowedWork = 2_000 }).ShouldBeEmpty();

    [Fact]
    public void Text_as_deep_as_the_parser_allows_fits_a_small_stack()
    {
        var depth = ParserOptions.Default.MaxAllowedDepth;
        var selections = Utf8GraphQLParser.Parse($"{Repeat(depth - 1, _ => "{ oldest ")} {{ id }}{Repeat(depth - 1, _ => "}")}");
        var values = Utf8GraphQLParser.Parse($"{{ echo(value: {Repeat(depth - 2, _ => "[")}{Repeat(depth - 2, _ => "]")}) }}");
        var validator = new DocumentValidator();

        _ = OnSmallStack(() => validator.Validate(Schema, selections));
        _ = OnSmallStack(() => validator.Validate(Schema, values));
    }

    private static readonly ParserOptions Unlimited = ParserOptions.Trusted;

    private static IReadOnlyList<IError> Validate(string document, ValidationOptions options)
        => new DocumentValidator(options).Validate(Schema, Utf8GraphQLParser.Parse(document, Unlimited));

    private static string Repeat(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));

    private static string FanOut(int levels, Func<string, string> body, string type = "Query")
        => (type == "Query" ? "{ ...F0 }" : "{ oldest { ...F0 } }")
            + Repeat(levels, i => $" fragment F{i} on {type} {{ {body($"F{i + 1}")} }}")
            + $" fragment F{levels} on {type} {{ __typename }}";

    private static string SeveralTypes(int levels)
        => levels == 0
            ? "title"
            : $"title ... on Book {{ a: author {{ books {{ ... on Publication {{ {SeveralTypes(levels - 1)} }} }} }} }} ... on Magazine {{ a: editor {{ books {{ id }} }} }}";

    private static TimeSpan OnSmallStack(Action action)
    {
        var elapsed = TimeSpan.Zero;
        var thread = new Thread(
            () =>
            {
                var clock = Stopwatch.StartNew();
                action();
                elapsed = clock.Elapsed;
            },
            256 * 1024);

        thread.Start();
        thread.Join();
        return elapsed;
    }
}
