using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Orgs.GraphQL.Data;

/// <summary>Moments are stored as UTC ticks: exact, and ordered the same way by every database.</summary>
public sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
    moment => moment.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
