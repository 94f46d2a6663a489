namespace Orgs.GraphQL.Users;

/// <summary>
/// Checks an address and a password for whoever asks. Wrong ones are counted by address and network, whether there is such an
/// account or not; under attack the right password gets the same answer as a wrong one, for a while.
/// </summary>
public sealed partial class Credentials(Passwords passwords, RateLimiter limiter, LimitOptions limits, ILogger<Credentials> logger)
{
    public async Task<Outcome<Passwords.Verdict>> CheckAsync(
        User? user, string normalizedEmail, string password, RequestOrigin origin, CancellationToken cancellationToken)
    {
        if (limiter.Check(limits.SignInPerNetwork, origin.Network) is { } refusal)
        {
            return refusal;
        }

        var verdict = password.Length > Passwords.MaxLength
            ? new Passwords.Verdict(IsRight: false, BetterHash: null)
            : await passwords.VerifyAsync(user, password, cancellationToken);

        if (verdict is null)
        {
            return Passwords.TooManyWaiting();
        }

        var guarded = $"{normalizedEmail} {origin.Network}";
        if (limiter.Check(limits.SignInPerAccount, guarded) is not null
            || limiter.Check(limits.SignInPerAccountEverywhere, normalizedEmail) is not null
            || !verdict.IsRight)
        {
            limiter.Take(limits.SignInPerAccount, guarded);
            limiter.Take(limits.SignInPerAccountEverywhere, normalizedEmail);
            limiter.Take(limits.SignInPerNetwork, origin.Network);
            Refused(logger, user?.Id, origin.Network);
            return new BadCredentialsError();
        }

        limiter.Reset(limits.SignInPerAccount, guarded);
        return verdict;
    }

    /// <summary>The viewer's own password again, before something that a session alone is not good enough for.</summary>
    public async Task<DomainError?> CheckAgainAsync(User user, string password, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var verdict = await CheckAsync(user, user.NormalizedEmail!, password, origin, cancellationToken);
        return verdict.Error is BadCredentialsError ? BadCredentialsError.Password : verdict.Error;
    }

    [LoggerMessage(LogLevel.Information, "A password of user {UserId} from {Network} was refused.")]
    private static partial void Refused(ILogger logger, Guid? userId, string network);
}
