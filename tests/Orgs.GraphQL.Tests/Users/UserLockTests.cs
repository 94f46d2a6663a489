using System.Diagnostics;

namespace Orgs.GraphQL.Tests.Users;

public sealed class UserLockTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _admin = null!;

    public async ValueTask InitializeAsync() => (_acme, _owner, _admin, _) = await _app.CreateTeamAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Abuse", "AN-27")]
    public async Task A_locked_user_is_nobody_from_the_next_request_on_and_cannot_sign_in()
    {
        var refresh = (await _app.AsNobody().MutateAsync(
            "signIn", new { email = _admin.Email, password = OrgsApplication.Password, useCookie = false }, "refreshToken")).GetText("refreshToken");

        (await LockAsync(_admin)).Error.ShouldBeNull();

        (await _app.As(_admin).SendAsync("{ me { name } }")).Text.ShouldBe("""{"data":{"me":null}}""");
        (await _app.AsNobody().MutateAsync("refreshSession", new { refreshToken = refresh })).ShouldFail("BadCredentialsError");
        var locked = await TrySignInAsync(_admin, OrgsApplication.Password);
        var wrong = await TrySignInAsync(_admin, "a wrong password");
        locked.ShouldFail("BadCredentialsError").Answer.Text.ShouldBe(wrong.Answer.Text, "nobody learns that it is locked");
    }

    [Fact]
    [Trait("Abuse", "AN-27")]
    public async Task A_user_who_is_locked_on_one_node_is_nobody_on_the_others()
    {
        await using var other = _app.WithWebHostBuilder(_ => { });
        using var client = other.CreateClient();
        var asker = new Asker(client, _admin.AccessToken);
        (await asker.SendAsync("{ me { name } }")).GetText("data.me.name").ShouldBe("Adam Admin");

        await LockAsync(_admin);

        (await asker.SendAsync("{ me { name } }")).Text.ShouldBe("""{"data":{"me":null}}""");
    }

    [Fact]
    [Trait("Abuse", "AN-27")]
    public async Task Unlocking_lets_the_user_sign_in_again_and_brings_no_old_session_back()
    {
        await LockAsync(_admin);

        (await _app.Get<UserLocks>().UnlockAsync(_admin.Email, CancellationToken.None)).Error.ShouldBeNull();

        (await _app.As(_admin).SendAsync("{ me { name } }")).Text.ShouldBe("""{"data":{"me":null}}""");
        (await TrySignInAsync(_admin, OrgsApplication.Password)).ShouldSucceed();
    }

    [Fact]
    [Trait("Behaviour", "G2")]
    [Trait("Abuse", "LO-06")]
    public async Task The_only_owner_who_can_act_is_not_locked()
    {
        var refused = await LockAsync(_owner);

        refused.Error.ShouldBeOfType<SoleOwnerError>().Organizations.Select(organization => organization.Name).ShouldBe(["Acme Corp"]);
        (await _app.As(_owner).SendAsync("{ me { name } }")).GetText("data.me.name").ShouldBe("Olga Owner");
    }

    [Fact]
    [Trait("Behaviour", "G2")]
    [Trait("Abuse", "LO-07")]
    public async Task A_locked_owner_does_not_count()
    {
        await PromoteAdminAsync();
        (await LockAsync(_admin)).Error.ShouldBeNull();

        (await LockAsync(_owner)).Error.ShouldBeOfType<SoleOwnerError>();
        (await _app.As(_owner).MutateAsync("leaveOrganization", new { organizationId = _acme.Id })).ShouldFail("LastOwnerError");
        (await _app.As(_owner).MutateAsync("demoteOwner", new { membershipId = _acme.Memberships[_owner] })).ShouldFail("LastOwnerError");
        (await _app.As(_owner).MutateAsync("demoteOwner", new { membershipId = _acme.Memberships[_admin] })).ShouldSucceed();
    }

    [Fact]
    [Trait("Behaviour", "G1")]
    public async Task Of_two_owners_who_are_locked_at_the_same_moment_one_stays()
    {
        await PromoteAdminAsync();

        for (var round = 0; round < 20; round++)
        {
            var answers = await Task.WhenAll(LockAsync(_owner), LockAsync(_admin));

            answers.Count(answer => answer.Error is null).ShouldBe(1, $"round {round}");
            answers.Single(answer => answer.Error is not null).Error.ShouldBeOfType<SoleOwnerError>();
            await _app.Get<UserLocks>().UnlockAsync(_owner.Email, CancellationToken.None);
            await _app.Get<UserLocks>().UnlockAsync(_admin.Email, CancellationToken.None);
        }
    }

    [Fact]
    public async Task Nobody_under_an_address_is_told()
        => (await _app.Get<UserLocks>().LockAsync("nobody@orgs.test", CancellationToken.None)).Error.ShouldBeOfType<NotFoundError>();

    [Fact]
    [OnlyOn(DatabaseKind.Sqlite)]
    public async Task Operators_lock_and_unlock_from_the_command_line()
    {
        var locked = await RunAsync("lock", _admin.Email);
        var me = await _app.As(_admin).SendAsync("{ me { name } }");
        var unlocked = await RunAsync("unlock", _admin.Email);
        var refused = await RunAsync("lock", _owner.Email);
        var unknown = await RunAsync("lock", "nobody@orgs.test");

        locked.ShouldBe((0, "adam.admin@orgs.test is locked.", ""));
        me.Text.ShouldBe("""{"data":{"me":null}}""");
        unlocked.ShouldBe((0, "adam.admin@orgs.test is unlocked.", ""));
        refused.ShouldBe((1, "", "Nobody else owns Acme Corp. Make somebody else an owner there, or delete it, first."));
        unknown.ShouldBe((1, "", "There is no user nobody@orgs.test."));
    }

    private Task<Outcome<User>> LockAsync(Person person) => _app.Get<UserLocks>().LockAsync(person.Email, CancellationToken.None);

    private Task<Payload> TrySignInAsync(Person person, string password)
        => _app.AsNobody().MutateAsync("signIn", new { email = person.Email, password, useCookie = false });

    private async Task PromoteAdminAsync()
        => (await _app.As(_owner).MutateAsync("promoteOwner", new { membershipId = _acme.Memberships[_admin] })).ShouldSucceed();

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(string verb, string email)
    {
        var folder = _app.Get<DatabaseOptions>().DataDirectory;
        string[] arguments =
        [
            typeof(Program).Assembly.Location, "users", verb, email,
            $"--Orgs:DataDirectory={folder}", "--Logging:LogLevel:Default=None", "--environment=Development",
        ];
        using var command = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        command.Start();
        var output = command.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await command.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await command.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (command.ExitCode, (await output).Trim(), errors.Trim());
    }
}
