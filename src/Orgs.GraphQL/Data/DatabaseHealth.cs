using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Orgs.GraphQL.Data;

/// <summary>The server is ready while it reaches the database.</summary>
public sealed class DatabaseHealth(IDbContextFactory<OrgsDbContext> contexts, IDatabaseProvider provider) : IHealthCheck
{
    public const string Ready = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (provider.Fault is { } fault)
        {
            return HealthCheckResult.Unhealthy(fault);
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await database.Users.AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
