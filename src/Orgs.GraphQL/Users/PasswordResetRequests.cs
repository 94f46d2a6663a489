using System.Threading.Channels;
using Microsoft.AspNetCore.Identity;

namespace Orgs.GraphQL.Users;

/// <summary>
/// Mails the token for a new password, behind the request that asked for it. So the answer takes as long for an address that has an
/// account as for one that has none, and says the same.
/// </summary>
public sealed partial class PasswordResetRequests(
    UserWrites users,
    IDbContextFactory<OrgsDbContext> contexts,
    AccountMails mails,
    ILookupNormalizer normalizer,
    RateLimiter limiter,
    LimitOptions limits,
    ILogger<PasswordResetRequests> logger) : BackgroundService
{
    private const int Capacity = 1_000;

    private readonly Channel<string> _waiting = Channel.CreateBounded<string>(Capacity);

    /// <summary>One mail at most, to the address that is stored and to no other. How often is limited without a word.</summary>
    public Outcome<Accepted> Ask(RequestOrigin origin, string email)
    {
        if (limiter.Take(limits.PasswordResetPerNetwork, origin.Network) is { } refusal)
        {
            return refusal;
        }

        if (EmailAddress.IsValid(email) && !_waiting.Writer.TryWrite(normalizer.NormalizeEmail(email)))
        {
            return Passwords.TooManyWaiting();
        }

        return new Accepted();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var address in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await SendAsync(address, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Failed(logger, exception);
            }
        }
    }

    private async Task SendAsync(string address, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var userId = await database.Users.Where(user => user.NormalizedEmail == address)
            .Select(user => (Guid?)user.Id).SingleOrDefaultAsync(cancellationToken);

        if (userId is { } id && limiter.Take(limits.AccountMailPerAddress, address) is null)
        {
            await users.OfUserAsync<Accepted>(
                id,
                new InvalidTokenError(),
                async (change, user) =>
                {
                    var token = await change.IssueAsync(user, MailedTokenPurpose.ResetPassword);
                    change.SendAfterCommit(mails.PasswordReset(user, token));
                    return new Accepted();
                },
                cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "A mail for a new password could not be made.")]
    private static partial void Failed(ILogger logger, Exception exception);
}
