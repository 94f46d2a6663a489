using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Orgs.GraphQL.Tests.Users;

public sealed class SessionTests : IAsyncLifetime
{
    private const string WhoAmI = "{ me { name } }";
    private const string Bob = """{"data":{"me":{"name":"Bob"}}}""";
    private const string Nobody = """{"data":{"me":null}}""";

    private readonly OrgsApplication _app = new();

    public async ValueTask InitializeAsync() => await _app.RegisterAsync("Bob");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Behaviour", "S1-10")]
    [Trait("Abuse", "AN-26")]
    public async Task An_access_token_makes_its_bearer_the_viewer_until_the_session_is_signed_out()
    {
        var bob = _app.As((await SignInAsync()).GetText("accessToken"));

        var before = await bob.SendAsync(WhoAmI);
        var signedOut = await bob.SendAsync("mutation { signOut { signedOut } }");
        var after = await bob.SendAsync(WhoAmI);

        before.Text.ShouldBe(Bob);
        signedOut.Text.ShouldBe("""{"data":{"signOut":{"signedOut":true}}}""");
        after.Text.ShouldBe(Nobody);
    }

    [Fact]
    public async Task Signing_out_ends_this_session_and_no_other()
    {
        var (phone, laptop) = ((await SignInAsync()).GetText("accessToken"), (await SignInAsync()).GetText("accessToken"));

        await _app.As(phone).SendAsync("mutation { signOut { signedOut } }");

        (await _app.As(phone).SendAsync(WhoAmI)).Text.ShouldBe(Nobody);
        (await _app.As(laptop).SendAsync(WhoAmI)).Text.ShouldBe(Bob);
    }

    [Fact]
    [Trait("Abuse", "AN-26")]
    public async Task Signing_out_ends_the_refresh_token_too()
    {
        var tokens = await SignInAsync();

        await _app.As(tokens.GetText("accessToken")).SendAsync("mutation { signOut { signedOut } }");

        (await RefreshAsync(tokens)).ShouldFail("BadCredentialsError");
    }

    [Fact]
    public async Task Nobody_can_sign_out_and_nothing_happens()
        => (await _app.AsNobody().SendAsync("mutation { signOut { signedOut } }")).Text.ShouldBe("""{"data":{"signOut":{"signedOut":false}}}""");

    [Theory]
    [Trait("Abuse", "AN-27")]
    [InlineData("UPDATE users SET disabled_at = 1")]
    [InlineData("DELETE FROM users")]
    [InlineData("DELETE FROM sessions")]
    public async Task What_happens_to_the_user_or_the_session_counts_from_the_next_request_on(string sql)
    {
        var bob = _app.As((await SignInAsync()).GetText("accessToken"));
        await using var database = _app.OpenDatabase();

        await database.Database.ExecuteSqlRawAsync(sql);

        (await bob.SendAsync(WhoAmI)).Text.ShouldBe(Nobody);
    }

    [Fact]
    [Trait("Behaviour", "S1-10")]
    [Trait("Abuse", "AN-26")]
    public async Task A_cookie_signs_a_browser_in_and_signing_out_ends_it_at_once()
    {
        var browser = _app.InBrowser();
        var signedIn = await SignInAsync(browser, useCookie: true);
        var cookie = signedIn.Answer.Cookies.ShouldHaveSingleItem();

        var before = await browser.SendAsync(WhoAmI);
        await browser.SendAsync("mutation { signOut { signedOut } }");
        var after = await browser.SendAsync(WhoAmI);

        signedIn.Get("accessToken").ValueKind.ShouldBe(JsonValueKind.Null);
        before.Text.ShouldBe(Bob);
        after.Text.ShouldBe(Nobody);
        (await WithCookieAsync(cookie)).ShouldBe(Nobody, "a copy of the cookie is of no use either");
    }

    [Fact]
    [Trait("Abuse", "AN-29")]
    public async Task The_cookie_is_for_this_host_and_out_of_reach_of_scripts()
    {
        var signedIn = await SignInAsync(_app.InBrowser(), useCookie: true);

        var cookie = signedIn.Answer.Cookies.ShouldHaveSingleItem();
        cookie.ShouldStartWith("orgs=");
        cookie.ShouldContain("; httponly");
        cookie.ShouldContain("; samesite=lax");
        cookie.Length.ShouldBeLessThan(4096);
    }

    [Fact]
    [Trait("Abuse", "AN-29")]
    public async Task Behind_https_the_cookie_has_the_prefix_that_only_this_host_can_set()
    {
        await using var app = new OrgsApplication(("Orgs:PublicUrl", "https://orgs.test"));
        await app.RegisterAsync("Bob");

        var signedIn = await SignInAsync(app.InBrowser("https://orgs.test"), useCookie: true);

        var cookie = signedIn.Answer.Cookies.ShouldHaveSingleItem();
        cookie.ShouldStartWith("__Host-orgs=");
        cookie.ShouldContain("; secure");
        cookie.ShouldContain("; path=/;");
        cookie.ShouldNotContain("domain=");
    }

    [Fact]
    public async Task A_bearer_token_wins_over_a_cookie()
    {
        await _app.RegisterAsync("Alice");
        var browser = _app.InBrowser();
        await SignInAsync(browser, useCookie: true, email: "alice@orgs.test");

        var both = browser.With((await SignInAsync()).GetText("accessToken"));

        (await both.SendAsync(WhoAmI)).Text.ShouldBe(Bob);
    }

    [Fact]
    [Trait("Abuse", "AN-23")]
    public async Task Tokens_of_one_kind_are_no_good_as_another()
    {
        var tokens = await SignInAsync();

        (await _app.As(tokens.GetText("refreshToken")).SendAsync(WhoAmI)).Text.ShouldBe(Nobody);
        (await _app.AsNobody().MutateAsync("refreshSession", new { refreshToken = tokens.GetText("accessToken") })).ShouldFail("BadCredentialsError");
    }

    [Fact]
    [Trait("Abuse", "AN-24")]
    public async Task An_access_token_is_good_for_an_hour()
    {
        var signedIn = await SignInAsync();
        signedIn.Get("expiresAt").GetDateTimeOffset().ShouldBe(_app.Clock.GetUtcNow().AddHours(1));
        var bob = _app.As(signedIn.GetText("accessToken"));

        _app.Clock.Advance(TimeSpan.FromHours(1));

        (await bob.SendAsync(WhoAmI)).Text.ShouldBe(Nobody);
    }

    [Fact]
    [Trait("Abuse", "AN-01")]
    public async Task An_unknown_address_and_a_wrong_password_get_the_same_answer()
    {
        var unknown = await TryAsync("nobody@orgs.test", "wrong password");
        var wrong = await TryAsync("bob@orgs.test", "wrong password");

        wrong.ShouldFail("BadCredentialsError");
        unknown.Answer.Text.ShouldBe(wrong.Answer.Text);
    }

    [Fact]
    [Trait("Abuse", "AN-02")]
    public async Task After_five_wrong_passwords_the_right_one_gets_the_same_answer_for_a_while()
    {
        for (var number = 0; number < 5; number++)
        {
            await TryAsync("bob@orgs.test", "wrong password");
        }

        (await TryAsync("bob@orgs.test", OrgsApplication.Password)).ShouldFail("BadCredentialsError");
        _app.Clock.Advance(TimeSpan.FromMinutes(5));
        (await TryAsync("bob@orgs.test", OrgsApplication.Password)).ShouldSucceed();
    }

    [Fact]
    [Trait("Abuse", "AN-03")]
    public async Task Wrong_passwords_from_one_network_do_not_keep_the_owner_out_who_comes_from_another()
    {
        for (var number = 0; number < 5; number++)
        {
            await TryAsync("bob@orgs.test", "wrong password");
        }

        // The test server has one network only, so this one comes in through the service.
        var elsewhere = await _app.Get<Sessions>().SignInAsync(
            new Viewer(), new RequestOrigin("198.51.100.7", null), "bob@orgs.test", OrgsApplication.Password, useCookie: false, CancellationToken.None);

        elsewhere.Error.ShouldBeNull();
    }

    [Fact]
    [Trait("Abuse", "AN-06")]
    public async Task A_right_password_forgets_the_wrong_ones_before_it()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            for (var number = 0; number < 4; number++)
            {
                await TryAsync("bob@orgs.test", "wrong password");
            }

            (await TryAsync("bob@orgs.test", OrgsApplication.Password)).ShouldSucceed();
        }
    }

    [Fact]
    [Trait("Abuse", "AN-04")]
    public async Task Trying_one_password_on_many_accounts_is_stopped_for_the_network()
    {
        await using var app = new OrgsApplication(("Orgs:Limits:FailedSignInsPerNetwork", "20"));
        for (var number = 0; number < 20; number++)
        {
            await SignInAsync(app.AsNobody(), email: $"user{number}@orgs.test");
        }

        var refused = await SignInAsync(app.AsNobody(), email: "user20@orgs.test");

        refused.ShouldFail("RateLimitedError").Get("errors.0.retryAfterSeconds").GetInt32().ShouldBe(60);
    }

    [Fact]
    public async Task A_refresh_token_is_good_for_one_new_pair_of_the_same_session()
    {
        var first = await SignInAsync();

        var second = (await RefreshAsync(first)).ShouldSucceed();
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        var third = (await RefreshAsync(second)).ShouldSucceed();

        third.GetText("user.name").ShouldBe("Bob");
        (await _app.As(third.GetText("accessToken")).SendAsync(WhoAmI)).Text.ShouldBe(Bob);
        await using var database = _app.OpenDatabase();
        (await database.Sessions.CountAsync(session => session.RefreshGeneration == 2)).ShouldBe(1);
    }

    [Fact]
    [Trait("Abuse", "AN-25")]
    public async Task A_refresh_token_that_comes_back_after_its_use_ends_the_session()
    {
        var first = await SignInAsync();
        var second = (await RefreshAsync(first)).ShouldSucceed();
        _app.Clock.Advance(TimeSpan.FromSeconds(11));

        (await RefreshAsync(first)).ShouldFail("BadCredentialsError");

        (await RefreshAsync(second)).ShouldFail("BadCredentialsError");
        (await _app.As(second.GetText("accessToken")).SendAsync(WhoAmI)).Text.ShouldBe(Nobody);
    }

    [Fact]
    [Trait("Abuse", "AN-25")]
    public async Task Two_refreshes_at_the_same_moment_are_one()
    {
        var first = await SignInAsync();

        var pair = await Task.WhenAll(RefreshAsync(first), RefreshAsync(first));

        pair.ShouldAllBe(refreshed => refreshed.Error == null);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await RefreshAsync(pair[0])).ShouldSucceed();
    }

    [Fact]
    [Trait("Abuse", "AN-30")]
    public async Task A_session_ends_after_two_weeks_without_use()
    {
        var tokens = await SignInAsync();
        _app.Clock.Advance(Session.IdleLifetime);

        (await RefreshAsync(tokens)).ShouldFail("BadCredentialsError");
    }

    [Fact]
    [Trait("Abuse", "AN-20")]
    public async Task A_hash_made_with_fewer_rounds_is_made_anew_on_sign_in()
    {
        await using var database = _app.OpenDatabase();
        var fewRounds = Options.Create(new PasswordHasherOptions { IterationCount = 10 });
        var old = new PasswordHasher<User>(fewRounds).HashPassword(await database.Users.SingleAsync(), OrgsApplication.Password);
        await database.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.PasswordHash, old));

        (await TryAsync("bob@orgs.test", OrgsApplication.Password)).ShouldSucceed();

        (await database.Users.SingleAsync()).PasswordHash.ShouldNotBe(old);
        (await TryAsync("bob@orgs.test", OrgsApplication.Password)).ShouldSucceed();
    }

    private Task<Payload> SignInAsync() => SignInAsync(_app.AsNobody());

    private Task<Payload> TryAsync(string email, string password) => SignInAsync(_app.AsNobody(), email: email, password: password);

    private static Task<Payload> SignInAsync(
        Asker asker, bool useCookie = false, string email = "bob@orgs.test", string password = OrgsApplication.Password)
        => asker.MutateAsync(
            "signIn",
            new { email, password, useCookie },
            "user { name } accessToken refreshToken expiresAt errors { ... on RateLimitedError { retryAfterSeconds } }");

    private Task<Payload> RefreshAsync(Payload tokens)
        => _app.AsNobody().MutateAsync("refreshSession", new { refreshToken = tokens.GetText("refreshToken") }, "user { name } accessToken refreshToken");

    private async Task<string> WithCookieAsync(string setCookie)
    {
        using var client = _app.CreateClient(new() { HandleCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", setCookie.Split(';')[0]);
        return (await new Asker(client, accessToken: null).SendAsync(WhoAmI)).Text;
    }
}
