using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Cryptography.KeyDerivation;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Orgs.GraphQL.Users;

/// <summary>
/// Checks and hashes passwords. That takes the processor long on purpose, so it has a small queue of its own: many sign-ins at
/// once slow each other down, not the rest of the server.
/// </summary>
public sealed class Passwords(
    IPasswordHasher<User> hasher, IOptions<PasswordHasherOptions> hashing, IOptions<IdentityOptions> identity) : IDisposable
{
    /// <summary>Nothing is cut; what is longer is refused before any work is done.</summary>
    public const int MaxLength = 256;

    public static readonly int Workers = Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>A password takes about a tenth of a second, so whoever still gets a place waits a few seconds at most.</summary>
    public static readonly int MaxWaiting = 60 * Workers;

    /// <summary>How many names of organizations a new password is held against.</summary>
    public const int MaxOwnWords = 100;

    private readonly SemaphoreSlim _workers = new(Workers);
    private readonly string _nobodysHash = NobodysHash(hashing.Value.IterationCount);
    private int _waiting;

    /// <summary>
    /// What is wrong with a new password, if anything. Which characters it has does not matter; that others would guess it first does:
    /// because everybody takes it, or because it is one of the words that belong to this user.
    /// </summary>
    public FieldError? Check(string password, string field, params IEnumerable<string?> ownWords)
    {
        var minimum = identity.Value.Password.RequiredLength;
        return password.Length switch
        {
            _ when password.Length < minimum => new FieldError([field], "minLength", $"A password has at least {minimum} characters."),
            > MaxLength => new FieldError([field], "maxLength", $"A password has at most {MaxLength} characters."),
            _ when CommonPasswords.Contain(password) => new FieldError([field], "common", "Too many people have this password. Please take another."),
            _ when ownWords.Any(word => string.Equals(word, password, StringComparison.OrdinalIgnoreCase))
                => new FieldError([field], "guessable", "This is easy to guess for who knows you. Please take another password."),
            _ => null,
        };
    }

    public static RateLimitedError TooManyWaiting() => new(RetryAfterSeconds: 2);

    /// <summary>The hash to store, or null when too many are waiting.</summary>
    public Task<string?> HashAsync(User user, string password, CancellationToken cancellationToken)
        => InTurnAsync(() => hasher.HashPassword(user, password), cancellationToken);

    /// <summary>
    /// Whether this is the user's password, or null when too many are waiting. Nobody's password is checked as long as
    /// somebody's.
    /// </summary>
    public Task<Verdict?> VerifyAsync(User? user, string password, CancellationToken cancellationToken)
        => InTurnAsync(
            () =>
            {
                // The hasher does not look at the user; it only wants one.
                var result = hasher.VerifyHashedPassword(user!, user?.PasswordHash ?? _nobodysHash, password);
                return new Verdict(
                    user is not null && result != PasswordVerificationResult.Failed,
                    result == PasswordVerificationResult.SuccessRehashNeeded ? hasher.HashPassword(user!, password) : null);
            },
            cancellationToken);

    public void Dispose() => _workers.Dispose();

    private async Task<T?> InTurnAsync<T>(Func<T> work, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > MaxWaiting)
            {
                return null;
            }

            await _workers.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            return work();
        }
        finally
        {
            _workers.Release();
        }
    }

    /// <summary>A hash in Identity's format, with the parameters in use, that no password has.</summary>
    private static string NobodysHash(int iterations)
    {
        const int header = 13;
        const int salt = 16;
        var hash = RandomNumberGenerator.GetBytes(header + salt + 32);
        hash[0] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(1), (uint)KeyDerivationPrf.HMACSHA512);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(5), (uint)iterations);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(9), salt);
        return Convert.ToBase64String(hash);
    }

    /// <summary>Whether a password was right, and the new hash to store when the old one was made with weaker parameters.</summary>
    public sealed record Verdict(bool IsRight, string? BetterHash);
}
