using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Orgs.GraphQL.Email;

/// <summary>
/// Tells the operator of mails that were given up, and of such that wait for long. The server works without: this is not a reason
/// to take it out of service.
/// </summary>
public sealed class MailHealth(IDbContextFactory<OrgsDbContext> contexts, TimeProvider clock) : IHealthCheck
{
    public const string Tag = "mail";

    private static readonly TimeSpan _usual = TimeSpan.FromMinutes(15);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var late = clock.GetUtcNow() - _usual;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var givenUp = await database.OutboxMails.CountAsync(mail => mail.FailedAt != null, cancellationToken);
        var waiting = await database.OutboxMails.CountAsync(mail => mail.FailedAt == null && mail.CreatedAt < late, cancellationToken);
        return givenUp + waiting == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"{givenUp} mails were given up, {waiting} wait for more than {_usual.TotalMinutes:0} minutes.");
    }
}
