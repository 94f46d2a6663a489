namespace Orgs.GraphQL.Tests.Users;

public sealed class PasswordResetTests : IAsyncLifetime
{
    private const string NewPassword = "another password";

    private readonly OrgsApplication _app = new();
    private Person _bob = null!;

    public async ValueTask InitializeAsync() => _bob = await _app.RegisterAsync("Bob");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_mailed_token_gives_a_new_password_and_the_old_one_is_good_for_nothing()
    {
        var token = await _app.RequestPasswordResetAsync(_bob.Email);

        var reset = await ResetAsync(token);

        reset.ShouldSucceed().GetText("user.name").ShouldBe("Bob");
        (await SignInAsync(OrgsApplication.Password)).ShouldFail("BadCredentialsError");
        (await SignInAsync(NewPassword)).ShouldSucceed();
    }

    [Fact]
    [Trait("Behaviour", "G9")]
    public async Task Every_address_gets_the_same_answer_and_only_one_with_an_account_gets_a_mail()
    {
        var mails = _app.Mails.Count;

        var unknown = await AskAsync("nobody@orgs.test");
        var malformed = await AskAsync("a@x,b@y");
        var known = await AskAsync(_bob.Email);
        await _app.WaitForMailAsync(_bob.Email, before: 1);

        unknown.ShouldBe(known);
        malformed.ShouldBe(known);
        known.ShouldBe("""{"data":{"requestPasswordReset":{"accepted":true,"errors":null}}}""");
        _app.Mails.Skip(mails).Select(mail => mail.To).ShouldBe([_bob.Email]);
    }

    [Theory]
    [Trait("Abuse", "AN-12")]
    [InlineData("bob@orgs.test,eve@orgs.test")]
    [InlineData("bob@orgs.test\r\nBcc: eve@orgs.test")]
    [InlineData("bob@orgs.test eve@orgs.test")]
    [InlineData("Bob <bob@orgs.test>")]
    public async Task Several_addresses_in_one_are_none(string email)
    {
        var mails = _app.Mails.Count;

        await AskAsync(email);
        await _app.RequestPasswordResetAsync(_bob.Email);

        _app.Mails.Skip(mails).Select(mail => mail.To).ShouldBe(["bob@orgs.test"], "asked for after it, and the only one");
    }

    [Fact]
    [Trait("Abuse", "AN-12")]
    public async Task The_mail_goes_to_the_address_as_it_is_stored()
    {
        await _app.RequestPasswordResetAsync("BOB@Orgs.Test");

        _app.Mails[^1].To.ShouldBe("bob@orgs.test");
    }

    [Theory]
    [Trait("Abuse", "AN-13")]
    [InlineData("bo\u0131@orgs.test")]
    [InlineData("mi\u212Ae@orgs.test")]
    [InlineData("m\u0131ke@orgs.test")]
    [InlineData("mi\uFF4Be@orgs.test")]
    [InlineData("mike\u0301@orgs.test")]
    [InlineData("m\u00EDke@orgs.test")]
    [InlineData("\uFB01ke@orgs.test")]
    [InlineData("mike@orgs.test.")]
    [InlineData("mike@xn--orgs-9ua.test")]
    public async Task A_look_alike_of_an_address_is_never_taken_for_it(string lookAlike)
    {
        var mike = await _app.RegisterAsync("Mike");
        await _app.RegisterAsync("Fike");
        var mails = _app.Mails.Count;

        await _app.AsNobody().MutateAsync("register", new { email = lookAlike, password = NewPassword, name = "Mike" });
        var signedIn = await _app.AsNobody().MutateAsync("signIn", new { email = lookAlike, password = OrgsApplication.Password });
        await AskAsync(lookAlike);
        await _app.RequestPasswordResetAsync(_bob.Email);

        signedIn.ShouldFail("BadCredentialsError");
        _app.Mails.Skip(mails).ShouldNotContain(mail => mail.To == mike.Email);
        (await _app.SignInAsync(mike.Email)).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    [Trait("Abuse", "AN-15")]
    public async Task A_token_works_once()
    {
        var token = await _app.RequestPasswordResetAsync(_bob.Email);

        (await ResetAsync(token)).ShouldSucceed();
        var again = await ResetAsync(token, "yet another password");

        again.ShouldFail("InvalidTokenError");
        (await SignInAsync(NewPassword)).ShouldSucceed();
    }

    [Fact]
    [Trait("Abuse", "AN-15")]
    public async Task Of_many_uses_of_one_token_at_the_same_moment_one_succeeds()
    {
        var token = await _app.RequestPasswordResetAsync(_bob.Email);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => ResetAsync(token, $"password number {number}")));

        var successes = Enumerable.Range(0, 10).Where(number => answers[number].Error is null).ToList();
        answers.SelectMany(answer => answer.Errors).ShouldBe(Enumerable.Repeat("InvalidTokenError", 9));
        (await SignInAsync($"password number {successes.ShouldHaveSingleItem()}")).ShouldSucceed();
    }

    [Fact]
    [Trait("Abuse", "AN-15")]
    public async Task A_newer_token_ends_the_older_one()
    {
        var older = await _app.RequestPasswordResetAsync(_bob.Email);
        var newer = await _app.RequestPasswordResetAsync(_bob.Email);

        (await ResetAsync(older)).ShouldFail("InvalidTokenError");
        (await ResetAsync(newer)).ShouldSucceed();
    }

    [Fact]
    [Trait("Abuse", "AN-15")]
    public async Task Changing_the_password_ends_the_token()
    {
        var token = await _app.RequestPasswordResetAsync(_bob.Email);
        (await _app.As(_bob).MutateAsync(
            "changePassword", new { currentPassword = OrgsApplication.Password, newPassword = NewPassword })).ShouldSucceed();

        (await ResetAsync(token, "yet another password")).ShouldFail("InvalidTokenError");
    }

    [Fact]
    [Trait("Abuse", "AN-15")]
    public async Task A_token_is_good_for_an_hour()
    {
        var token = await _app.RequestPasswordResetAsync(_bob.Email);
        _app.Clock.Advance(TimeSpan.FromMinutes(60));
        var late = await ResetAsync(token);

        var inTime = await _app.RequestPasswordResetAsync(_bob.Email);
        _app.Clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(1));

        late.ShouldFail("InvalidTokenError");
        (await ResetAsync(inTime)).ShouldSucceed();
    }

    [Fact]
    [Trait("Abuse", "AN-15")]
    public async Task A_password_that_cannot_be_taken_does_not_use_the_token_up()
    {
        var token = await _app.RequestPasswordResetAsync(_bob.Email);

        var refused = await ResetAsync(token, "short");

        refused.ShouldFail("ValidationError").Get("errors.0.fields").ToString().ShouldBe("""[{"path":["newPassword"],"rule":"minLength"}]""");
        (await ResetAsync(token)).ShouldSucceed();
    }

    [Fact]
    [Trait("Abuse", "AN-16")]
    public async Task A_new_password_ends_all_sessions_with_the_next_request()
    {
        var browser = _app.InBrowser();
        await browser.MutateAsync("signIn", new { email = _bob.Email, password = OrgsApplication.Password });
        var phone = _app.As(await _app.SignInAsync(_bob.Email));
        var refresh = (await _app.AsNobody().MutateAsync(
            "signIn", new { email = _bob.Email, password = OrgsApplication.Password, useCookie = false }, "refreshToken")).GetText("refreshToken");

        (await ResetAsync(await _app.RequestPasswordResetAsync(_bob.Email))).ShouldSucceed();

        foreach (var asker in (Asker[])[browser, phone, _app.As(_bob)])
        {
            (await asker.SendAsync("{ me { name } }")).Text.ShouldBe("""{"data":{"me":null}}""");
        }

        (await _app.AsNobody().MutateAsync("refreshSession", new { refreshToken = refresh })).ShouldFail("BadCredentialsError");
    }

    [Fact]
    [Trait("Abuse", "AN-16")]
    public async Task A_sign_in_with_the_old_password_at_the_same_moment_leaves_no_session_behind()
    {
        for (var round = 0; round < 20; round++)
        {
            var password = round == 0 ? OrgsApplication.Password : $"password of round {round - 1}";
            var token = await _app.RequestPasswordResetAsync(_bob.Email);

            var reset = ResetAsync(token, $"password of round {round}");
            var signIns = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SignInAsync(password)));
            (await reset).ShouldSucceed();

            foreach (var signedIn in signIns.Where(signIn => signIn.Error is null))
            {
                (await _app.As(signedIn.GetText("accessToken")).SendAsync("{ me { name } }"))
                    .Text.ShouldBe("""{"data":{"me":null}}""", $"round {round}");
            }

            _app.Clock.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public async Task The_owner_is_told_that_the_password_was_changed()
    {
        (await ResetAsync(await _app.RequestPasswordResetAsync(_bob.Email))).ShouldSucceed();

        _app.Mails[^1].To.ShouldBe(_bob.Email);
        _app.Mails[^1].Subject.ShouldBe("Your password was changed");
    }

    [Fact]
    [Trait("Abuse", "AN-08")]
    public async Task Who_signed_up_with_anothers_address_has_nothing_left_once_its_owner_takes_the_account_over()
    {
        var attacker = await _app.RegisterUnconfirmedAsync("Victim");
        var refresh = (await _app.AsNobody().MutateAsync(
            "signIn", new { email = attacker.Email, password = OrgsApplication.Password, useCookie = false }, "refreshToken")).GetText("refreshToken");
        var confirmation = _app.TokenMailedTo(attacker.Email);

        (await ResetAsync(await _app.RequestPasswordResetAsync(attacker.Email))).ShouldSucceed();

        (await _app.As(attacker).SendAsync("{ me { name } }")).Text.ShouldBe("""{"data":{"me":null}}""");
        (await _app.AsNobody().MutateAsync("refreshSession", new { refreshToken = refresh })).ShouldFail("BadCredentialsError");
        (await _app.AsNobody().MutateAsync("confirmEmail", new { token = confirmation })).ShouldFail("InvalidTokenError");
        (await _app.AsNobody().MutateAsync("signIn", new { email = attacker.Email, password = OrgsApplication.Password })).ShouldFail("BadCredentialsError");
        var owner = await _app.AsNobody().MutateAsync(
            "signIn", new { email = attacker.Email, password = NewPassword, useCookie = false }, "user { emailConfirmed }");
        owner.ShouldSucceed().Get("user.emailConfirmed").GetBoolean().ShouldBeTrue("the mailbox is proven");
    }

    [Fact]
    public async Task A_mailbox_is_not_flooded()
    {
        for (var number = 0; number < 5; number++)
        {
            await _app.RequestPasswordResetAsync(_bob.Email);
        }

        var sixth = await AskAsync(_bob.Email);
        var marker = await _app.RegisterAsync("Ann");
        await _app.RequestPasswordResetAsync(marker.Email);

        sixth.ShouldContain("\"accepted\":true");
        _app.Mails.Count(mail => mail.To == _bob.Email && mail.Subject == "Choose a new password").ShouldBe(5);
    }

    [Fact]
    public async Task A_locked_user_gets_no_mail_and_no_new_password()
    {
        var token = await _app.RequestPasswordResetAsync(_bob.Email);
        (await _app.Get<UserLocks>().LockAsync(_bob.Email, CancellationToken.None)).Error.ShouldBeNull();
        var mails = _app.CountMailsTo(_bob.Email);

        (await ResetAsync(token)).ShouldFail("InvalidTokenError");
        await AskAsync(_bob.Email);
        var marker = await _app.RegisterAsync("Ann");
        await _app.RequestPasswordResetAsync(marker.Email);

        _app.CountMailsTo(_bob.Email).ShouldBe(mails);
    }

    private async Task<string> AskAsync(string email) => (await _app.AsNobody().MutateAsync("requestPasswordReset", new { email }, "accepted")).Answer.Text;

    private Task<Payload> ResetAsync(string token, string newPassword = NewPassword)
        => _app.AsNobody().MutateAsync(
            "resetPassword", new { token, newPassword }, "user { name } errors { ... on ValidationError { fields { path rule } } }");

    private Task<Payload> SignInAsync(string password)
        => _app.AsNobody().MutateAsync("signIn", new { email = _bob.Email, password, useCookie = false }, "accessToken");
}
