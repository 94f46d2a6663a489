using System.Threading.RateLimiting;

namespace Orgs.GraphQL.Shared;

/// <summary>What came of asking for permits.</summary>
public sealed class RateLease(bool isAcquired, int remaining, TimeSpan untilReset) : RateLimitLease
{
    public override bool IsAcquired => isAcquired;

    /// <summary>Permits that are left until the window ends.</summary>
    public int Remaining => Math.Max(0, remaining);

    /// <summary>Until the window ends, in whole seconds and never 0.</summary>
    public int SecondsToReset => Math.Max(1, (int)Math.Ceiling(untilReset.TotalSeconds));

    public override IEnumerable<string> MetadataNames => isAcquired ? [] : [MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = !isAcquired && metadataName == MetadataName.RetryAfter.Name ? untilReset : null;
        return metadata is not null;
    }
}
