namespace Cacao.Subscriptions.Postgres;

/// <summary>Waits longer each time, up to ten seconds, and not just as long as others do.</summary>
internal sealed class BackOff
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private TimeSpan _next = Shortest;

    public void Reset() => _next = Shortest;

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(_next * (0.75 + (Random.Shared.NextDouble() / 2)), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _next = _next * 2 < Longest ? _next * 2 : Longest;
    }
}
