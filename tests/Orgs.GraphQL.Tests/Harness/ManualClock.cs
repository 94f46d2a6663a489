namespace Orgs.GraphQL.Tests.Harness;

/// <summary>The real time, moved by as much as a test has moved it.</summary>
public sealed class ManualClock : TimeProvider
{
    private TimeSpan _offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _offset;

    public void Advance(TimeSpan by) => _offset += by;
}
