namespace Orgs.GraphQL.Tests.Users;

public sealed class PasswordChangeTests : IAsyncLifetime
{
    private const string NewPassword = "another password";

    private readonly OrgsApplication _app = new();
    private Person _bob = null!;

    public async ValueTask InitializeAsync() => _bob = await _app.RegisterAsync("Bob");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_session_that_changes_the_password_goes_on_and_the_others_end()
    {
        var phone = await _app.SignInAsync(_bob.Email);

        var changed = await ChangeAsync(OrgsApplication.Password, NewPassword);

        changed.ShouldSucceed().GetText("user.name").ShouldBe("Bob");
        (await _app.As(_bob).SendAsync("{ me { sessions { current } } }")).Get("data.me.sessions").ToString().ShouldBe("""[{"current":true}]""");
        (await _app.As(phone).SendAsync("{ me { name } }")).Text.ShouldBe("""{"data":{"me":null}}""");
        (await SignInAsync(NewPassword)).ShouldSucceed();
        (await SignInAsync(OrgsApplication.Password)).ShouldFail("BadCredentialsError");
        _app.Mails[^1].Subject.ShouldBe("Your password was changed");
    }

    [Theory]
    [Trait("Abuse", "AN-17")]
    [InlineData("")]
    [InlineData("a wrong password")]
    public async Task Without_the_password_there_is_no_new_one(string current)
    {
        var refused = await ChangeAsync(current, NewPassword);

        refused.ShouldFail("BadCredentialsError").GetText("errors.0.message").ShouldBe("The password is wrong.");
        (await SignInAsync(OrgsApplication.Password)).ShouldSucceed();
    }

    [Fact]
    [Trait("Abuse", "AN-17")]
    public async Task Wrong_ones_count_like_failed_sign_ins()
    {
        for (var number = 0; number < 5; number++)
        {
            await ChangeAsync("a wrong password", NewPassword);
        }

        (await ChangeAsync(OrgsApplication.Password, NewPassword)).ShouldFail("BadCredentialsError");
        (await SignInAsync(OrgsApplication.Password)).ShouldFail("BadCredentialsError");
        (await _app.As(_bob).SendAsync("{ me { name } }")).GetText("data.me.name").ShouldBe("Bob");
    }

    [Theory]
    [Trait("Abuse", "AN-18")]
    [InlineData("password123", "common")]
    [InlineData("Acme Corp", "guessable")]
    [InlineData("bob@orgs.test", "guessable")]
    [InlineData("short", "minLength")]
    public async Task What_others_would_guess_first_is_refused(string password, string rule)
    {
        await _app.CreateOrganizationAsync(_bob);

        var refused = await ChangeAsync(OrgsApplication.Password, password);

        refused.ShouldFail("ValidationError").Get("errors.0.fields").ToString().ShouldBe($$"""[{"path":["newPassword"],"rule":"{{rule}}"}]""");
    }

    [Fact]
    public async Task Of_two_changes_at_the_same_moment_one_counts()
    {
        var answers = await Task.WhenAll(
            ChangeAsync(OrgsApplication.Password, "first new password"), ChangeAsync(OrgsApplication.Password, "second new password"));

        answers.SelectMany(answer => answer.Errors).ShouldBe(["BadCredentialsError"]);
        (await SignInAsync(answers[0].Error is null ? "first new password" : "second new password")).ShouldSucceed();
    }

    private Task<Payload> ChangeAsync(string currentPassword, string newPassword)
        => _app.As(_bob).MutateAsync(
            "changePassword",
            new { currentPassword, newPassword },
            "user { name } errors { ... on ValidationError { fields { path rule } } }");

    private Task<Payload> SignInAsync(string password)
        => _app.AsNobody().MutateAsync("signIn", new { email = _bob.Email, password, useCookie = false });
}
