namespace Cacao.Http;

/// <summary>So many in a second. Counts in seconds of the system's own clock, from the first message of each.</summary>
internal struct MessageRate(int maxPerSecond)
{
    private long _second;
    private int _count;

    /// <summary>Counts one; false when there were too many.</summary>
    public bool TryTake()
    {
        var now = Environment.TickCount64;

        if (now - _second >= 1_000)
        {
            (_second, _count) = (now, 0);
        }

        return ++_count <= maxPerSecond;
    }
}
