using System.Diagnostics;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>
/// Measures how long the server takes, and leaves out the time in which the machine had none for this process: a clock that should tick every
/// few milliseconds runs beside it, and what a tick is late by does not count. So a limit of a second can be a second on a machine that
/// everything else runs on as well.
/// </summary>
public sealed class FairStopwatch : IAsyncDisposable
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(10);

    /// <summary>Timers are never quite on time.</summary>
    private static readonly TimeSpan _onTime = TimeSpan.FromMilliseconds(15);

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _ticking;
    private long _lostTicks;
    private long _lastTick;

    private FairStopwatch()
    {
        _lastTick = _start;
        _ticking = TickAsync();
    }

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start) - TimeSpan.FromTicks(Volatile.Read(ref _lostTicks)) - Late(Stopwatch.GetTimestamp());

    public static FairStopwatch StartNew() => new();

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _ticking;
        _stopped.Dispose();
    }

    private async Task TickAsync()
    {
        while (!_stopped.IsCancellationRequested)
        {
            await Task.Delay(_tick, _stopped.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var now = Stopwatch.GetTimestamp();
            Interlocked.Add(ref _lostTicks, Late(now).Ticks);
            Volatile.Write(ref _lastTick, now);
        }
    }

    /// <summary>What has passed since the last tick beyond what should have.</summary>
    private TimeSpan Late(long now)
    {
        var late = Stopwatch.GetElapsedTime(Volatile.Read(ref _lastTick), now) - _onTime;
        return late > TimeSpan.Zero ? late : TimeSpan.Zero;
    }
}
