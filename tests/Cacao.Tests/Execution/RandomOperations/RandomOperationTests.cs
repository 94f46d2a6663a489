using System.Text.Json;
using Cacao.Execution;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Execution.RandomOperations;

public sealed class RandomOperationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1_001)]
    [InlineData(2_001)]
    [InlineData(3_001)]
    [InlineData(4_001)]
    public async Task Random_operations_answer_what_the_specifications_algorithms_answer(int firstSeed)
    {
        var (length, nulls) = (0, 0);

        for (var seed = firstSeed; seed < firstSeed + 60; seed++)
        {
            await foreach (var (data, nulled) in Compare(seed))
            {
                length += data.Length;
                nulls += nulled.Count;
            }
        }

        // Random operations that ask for nothing would prove nothing.
        length.ShouldBeGreaterThan(50_000);
        nulls.ShouldBeGreaterThan(200);
    }

    private static async IAsyncEnumerable<(string Data, IReadOnlyList<string> Nulled)> Compare(int seed)
    {
        var data = new RandomData(seed);
        var text = new RandomDocument(seed).Write();
        var schema = new TestSchema(RandomDocument.Sdl)
            .Type<UnionTypeConfiguration>("Any", any => any.ResolveType = value => ((RandomObject)value).TypeName);

        foreach (var type in (string[])["Query", "Node", "Other"])
        {
            schema.ResolveAll(type, RandomResolvers.Create(data));
        }

        foreach (var (a, b) in new[] { (false, false), (true, false), (true, true) })
        {
            var variables = JsonSerializer.Serialize(new Dictionary<string, bool> { ["a"] = a, ["b"] = b });
            using var result = await schema.ExecuteForResult(text, variables);

            result.Kind.ShouldBe(ExecutionResultKind.Executed, $"seed {seed}: {text} {result.ToJson()}");
            var (expected, nulled) = new NaiveExecutor(
                schema.Executor.Schema,
                Utf8GraphQLParser.Parse(text),
                new Dictionary<string, bool> { ["a"] = a, ["b"] = b },
                data).Execute();

            DataOf(result).ShouldBe(expected, $"seed {seed}: {text} {variables}");
            ShouldExplain(result, nulled, seed);

            yield return (expected, nulled);
        }
    }

    /// <summary>Each null that an error made has exactly one error, at the place itself or below it (section 6.4.4).</summary>
    private static void ShouldExplain(ExecutionResult result, IReadOnlyList<string> nulled, int seed)
    {
        var paths = (result.Errors ?? []).Select(error => string.Concat(error.Path!.ToList().Select(segment => $"/{segment}"))).ToList();

        if (nulled.Count > 100)
        {
            return;
        }

        paths.Count.ShouldBe(nulled.Count, $"seed {seed}: {string.Join(' ', paths)} for {string.Join(' ', nulled)}");

        foreach (var place in nulled)
        {
            paths.Count(path => path == place || path.StartsWith(place + "/", StringComparison.Ordinal))
                .ShouldBe(1, $"seed {seed}: {place} in {string.Join(' ', paths)}");
        }
    }

    private static string DataOf(ExecutionResult result)
    {
        var json = result.ToJson();

        return json[(json.LastIndexOf("\"data\":", StringComparison.Ordinal) + "\"data\":".Length)..^1];
    }
}
