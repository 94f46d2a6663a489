using Cacao.Errors;
using Cacao.Execution;
using Cacao.Language;

namespace Cacao.Tests.Execution;

/// <summary>Fragments inside fragments nest deeper than the parser lets one text nest; the stack must hold all the same.</summary>
public sealed class NestingTests
{
    private const int Fragments = 200;
    private const int LevelsEach = 20;

    [Theory]
    [InlineData("Query")]
    [InlineData("Any")]
    public async Task Documents_that_nest_without_end_are_refused(string type)
    {
        var schema = Create(new ParserOptions { MaxAllowedTokens = 100_000 });

        var result = await schema.ExecuteForResult(Document(type));

        result.Kind.ShouldBe(ExecutionResultKind.RequestError);
        result.Errors!.Single().Code.ShouldBe(ErrorCodes.Server.LimitExceeded);
    }

    [Fact]
    public void Documents_that_nest_without_end_are_refused_on_a_small_stack_too()
    {
        var schema = Create(new ParserOptions { MaxAllowedTokens = 100_000 });
        ExecutionResult? result = null;
        var thread = new Thread(() => result = schema.ExecuteForResult(Document("Query")).GetAwaiter().GetResult(), 256 * 1024);

        thread.Start();
        thread.Join();

        result!.Errors!.Single().Code.ShouldBe(ErrorCodes.Server.LimitExceeded);
    }

    private static TestSchema Create(ParserOptions options) => new TestSchema(
            "type Query implements Any { self: Query any: Any leaf: String } interface Any { self: Query any: Any leaf: String }")
    {
        ParserOptions = options,
    }
        .Type<Cacao.Types.InterfaceTypeConfiguration>("Any", any => any.ResolveType = _ => "Query")
        .Value("Query.self", new object())
        .Value("Query.any", new object())
        .Value("Query.leaf", "x");

    private static string Document(string type)
    {
        var field = type == "Any" ? "any" : "self";
        var fragments = Enumerable.Range(0, Fragments).Select(number =>
            $"fragment F{number} on {type} {{ {string.Concat(Enumerable.Repeat($"{field} {{ ", LevelsEach))} ...F{number + 1} {new string('}', LevelsEach)} }}");

        return $"{{ {field} {{ ...F0 }} }} {string.Join(' ', fragments)} fragment F{Fragments} on {type} {{ leaf }}";
    }
}
