using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Orgs.GraphQL.Tests.Users;

[NoDatabase]
public sealed class PasswordTests
{
    private readonly User _bob = User.Register("Bob", "bob@orgs.test", "BOB@ORGS.TEST", DateTimeOffset.UnixEpoch);

    [Theory]
    [Trait("Abuse", "AN-18")]
    [InlineData("pass word")]
    [InlineData(" leading and trailing ")]
    [InlineData("🔑🔑🔑🔑 ключ")]
    [InlineData("with\0nul character")]
    public async Task A_password_is_used_exactly_as_it_is(string password)
    {
        using var passwords = Passwords();
        _bob.PasswordHash = await passwords.HashAsync(_bob, password, CancellationToken.None);

        (await IsRightAsync(passwords, password)).ShouldBe(true);
        (await IsRightAsync(passwords, password.Trim() + "x")).ShouldBe(false);
    }

    [Fact]
    [Trait("Abuse", "AN-18")]
    public async Task No_part_of_a_long_password_is_cut_off()
    {
        using var passwords = Passwords();
        var password = new string('x', 128);
        _bob.PasswordHash = await passwords.HashAsync(_bob, password, CancellationToken.None);

        (await IsRightAsync(passwords, password)).ShouldBe(true);
        (await IsRightAsync(passwords, password[..72])).ShouldBe(false);
    }

    [Fact]
    [Trait("Abuse", "AN-01")]
    public async Task Nobodys_password_is_checked_with_the_same_parameters_as_somebodys()
    {
        var hasher = new CountingHasher();
        using var passwords = Passwords(hasher);

        var verdict = await passwords.VerifyAsync(null, "some password", CancellationToken.None);

        verdict.ShouldNotBeNull().IsRight.ShouldBeFalse();
        var checkedHash = Convert.FromBase64String(hasher.Checked.ShouldHaveSingleItem());
        var madeHash = Convert.FromBase64String(hasher.HashPassword(_bob, "some password"));
        checkedHash.Length.ShouldBe(madeHash.Length);
        checkedHash[..13].ShouldBe(madeHash[..13]);
    }

    [Fact]
    [Trait("Abuse", "AN-21")]
    public async Task When_too_many_wait_the_rest_is_turned_away()
    {
        using var hold = new ManualResetEventSlim();
        using var passwords = Passwords(new CountingHasher(() => hold.Wait(TestContext.Current.CancellationToken)));

        var waiting = Enumerable.Range(0, GraphQL.Users.Passwords.MaxWaiting + 50).Select(_ => Task.Run(
            () => passwords.HashAsync(_bob, "some password", TestContext.Current.CancellationToken))).ToList();
        while (!waiting.Any(task => task.IsCompleted))
        {
            await Task.Delay(5);
        }

        hold.Set();
        var hashes = await Task.WhenAll(waiting);

        var turnedAway = waiting.Count - GraphQL.Users.Passwords.MaxWaiting;
        hashes.Count(hash => hash is null).ShouldBeInRange(turnedAway - GraphQL.Users.Passwords.Workers, turnedAway);
    }

    private static Passwords Passwords(IPasswordHasher<User>? hasher = null)
        => new(hasher ?? new PasswordHasher<User>(_fewRounds), _fewRounds, Options.Create(new IdentityOptions()));

    private static readonly IOptions<PasswordHasherOptions> _fewRounds = Options.Create(new PasswordHasherOptions { IterationCount = 123 });

    private async Task<bool?> IsRightAsync(Passwords passwords, string password)
        => (await passwords.VerifyAsync(_bob, password, CancellationToken.None))?.IsRight;

    private sealed class CountingHasher(Action? before = null) : IPasswordHasher<User>
    {
        private readonly PasswordHasher<User> _hasher = new(_fewRounds);

        public List<string> Checked { get; } = [];

        public string HashPassword(User user, string password)
        {
            before?.Invoke();
            return _hasher.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
        {
            Checked.Add(hashedPassword);
            return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
