namespace Orgs.GraphQL.Tests.Harness;

/// <summary>
/// Two things at the same moment have to end as if one had come after the other: with the answers and in the state that one of the two
/// orders gives. Which that is, is tried out first, one thing at a time, so that nothing has to be foretold here.
/// </summary>
/// <remarks><c>ORGS_RACE_ROUNDS</c> says how often; a few times by default, thousands by hand.</remarks>
public static class Race
{
    public static int Rounds { get; } = int.TryParse(Environment.GetEnvironmentVariable("ORGS_RACE_ROUNDS"), out var rounds) ? rounds : 3;

    /// <summary>
    /// Reasons to refuse the loser. Which one it gets also depends on whether it asked before or after it lost its role, its row or its session; that
    /// there is one does not.
    /// </summary>
    private static readonly string[] _lost = ["LastOwnerError", "SoleOwnerError", "ForbiddenError", "NotFoundError", "AUTH_NOT_AUTHENTICATED"];

    public static async Task RunAsync<TStage>(
        Func<Task<TStage>> setUp, Func<TStage, Task<string?>> one, Func<TStage, Task<string?>> other, Func<TStage, Task<string>> read)
    {
        var legal = new HashSet<string> { await InTurnAsync(otherFirst: false), await InTurnAsync(otherFirst: true) };
        for (var round = 0; round < Rounds; round++)
        {
            var stage = await setUp();

            var answers = await AtOnceAsync(() => one(stage), () => other(stage));

            legal.ShouldContain(await DescribeAsync(stage, answers[0], answers[1]), $"in round {round}");
        }

        async Task<string> InTurnAsync(bool otherFirst)
        {
            var stage = await setUp();
            var others = otherFirst ? await other(stage) : null;
            var ones = await one(stage);

            return await DescribeAsync(stage, ones, otherFirst ? others : await other(stage));
        }

        async Task<string> DescribeAsync(TStage stage, string? ones, string? others)
            => $"one: {Word(ones)}, other: {Word(others)}; {await read(stage)}";
    }

    public static async Task<T[]> AtOnceAsync<T>(params Func<Task<T>>[] asks)
    {
        var ready = new TaskCompletionSource();
        var tasks = asks.Select(ask => Task.Run(async () =>
        {
            await ready.Task;
            return await ask();
        })).ToList();
        ready.SetResult();

        return await Task.WhenAll(tasks);
    }

    public static Task<T[]> AtOnceAsync<T>(int times, Func<Task<T>> ask) => AtOnceAsync([.. Enumerable.Repeat(ask, times)]);

    private static string Word(string? refusal) => refusal is null ? "done" : _lost.Contains(refusal) ? "lost" : refusal;
}
