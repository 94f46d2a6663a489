using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Orgs.GraphQL.Tests.Model;

/// <summary>Holds something against random cases.</summary>
/// <remarks><c>ORGS_MODEL_SEQUENCES</c> says how many, ten thousand by hand. <c>ORGS_MODEL_SEED</c> repeats a run; a failure prints its seed.</remarks>
public static class RandomCases
{
    private static readonly int _cases =
        int.TryParse(Environment.GetEnvironmentVariable("ORGS_MODEL_SEQUENCES"), out var cases) ? cases : 30;

    private static readonly ulong _seed =
        ulong.TryParse(Environment.GetEnvironmentVariable("ORGS_MODEL_SEED"), out var seed) ? seed : (ulong)Random.Shared.NextInt64();

    public static void Check<T>(Arbitrary<T> cases, Func<T, Task> hold)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"ORGS_MODEL_SEED={_seed}");
        var replay = new Replay(new Rnd(_seed), FSharpOption<int>.None);
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(_cases).WithReplay(FSharpOption<Replay>.Some(replay)).WithName($"ORGS_MODEL_SEED={_seed}"),
            // FsCheck asks and shrinks from a thread of its own, which waits for each answer.
            Prop.ForAll(cases, one => Task.Run(() => hold(one)).GetAwaiter().GetResult()));
    }
}
