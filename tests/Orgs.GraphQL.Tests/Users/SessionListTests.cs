using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Orgs.GraphQL.Tests.Users;

/// <summary>Seeing where one is signed in, and ending it: one session, all of them, and whoever holds something open hears of it.</summary>
public sealed class SessionListTests : IAsyncLifetime
{
    private const string WhoAmI = "{ me { name } }";
    private const string Nobody = """{"data":{"me":null}}""";
    private const string Sessions = "{ me { sessions { id createdAt lastSeenAt userAgent current } } }";

    private readonly OrgsApplication _app = new();
    private Person _bob = null!;

    public async ValueTask InitializeAsync() => _bob = await _app.RegisterAsync("Bob");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_user_sees_all_own_sessions_last_seen_first_and_which_one_is_asking()
    {
        await SignOutAllAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        var phone = await SignInFromAsync("Phone 1.0");
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await SignInFromAsync("Laptop 2.0");

        var answer = await _app.As(phone).SendAsync(Sessions);

        answer.GetTexts("data.me.sessions", "userAgent").ShouldBe(["Laptop 2.0", "Phone 1.0"]);
        answer.Get("data.me.sessions").EnumerateArray().Select(session => session.GetProperty("current").GetBoolean()).ShouldBe([false, true]);
        answer.Get("data.me.sessions.0.lastSeenAt").GetDateTimeOffset().ShouldBe(_app.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Sessions_that_have_ended_are_not_listed()
    {
        var phone = await _app.SignInAsync(_bob.Email);
        await _app.As(phone).SendAsync("mutation { signOut { signedOut } }");
        await using (var database = _app.OpenDatabase())
        {
            database.Add(Session.Start((await database.Users.SingleAsync()).Id, "Old", _app.Clock.GetUtcNow() - Session.IdleLifetime));
            await database.SaveChangesAsync();
        }

        var answer = await _app.As(_bob).SendAsync("{ me { sessions { userAgent current } } }");

        // What is left is the browser that signed up and the session that asks.
        answer.Get("data.me.sessions").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task The_list_costs_one_statement_beside_finding_out_who_asks()
    {
        _app.Statements.Reset();

        await _app.As(_bob).SendAsync("{ me { sessions { id current } } again: me { sessions { userAgent } } }");

        _app.Statements.Statements.Count.ShouldBe(2);
    }

    [Fact]
    [Trait("Abuse", "AN-26")]
    public async Task A_session_can_be_ended_from_another_and_is_over_at_once()
    {
        var phone = await _app.SignInAsync(_bob.Email);
        var phoneId = await CurrentIdAsync(phone);

        var revoked = await RevokeAsync(_bob.AccessToken, phoneId);

        revoked.ShouldSucceed().GetText("revokedSessionId").ShouldBe(phoneId);
        (await _app.As(phone).SendAsync(WhoAmI)).Text.ShouldBe(Nobody);
        (await _app.As(_bob).SendAsync(WhoAmI)).GetText("data.me.name").ShouldBe("Bob");
        (await RevokeAsync(_bob.AccessToken, phoneId)).ShouldFail("NotFoundError");
    }

    [Fact]
    public async Task Ending_the_own_session_is_signing_out()
    {
        var browser = _app.InBrowser();
        await browser.MutateAsync("signIn", new { email = _bob.Email, password = OrgsApplication.Password });
        var id = (await browser.SendAsync(Sessions)).Get("data.me.sessions").EnumerateArray()
            .Single(session => session.GetProperty("current").GetBoolean()).GetProperty("id").GetString();

        var answer = await browser.SendAsync(
            "mutation ($id: ID!) { revokeSession(input: { sessionId: $id }) { revokedSessionId } after: signOut { signedOut } }", new { id });

        answer.Get("data.after.signedOut").GetBoolean().ShouldBeFalse("the request is nobody's from there on");
        (await browser.SendAsync(WhoAmI)).Text.ShouldBe(Nobody);
    }

    [Fact]
    public async Task Another_users_session_does_not_exist()
    {
        var eve = await _app.RegisterAsync("Eve");
        var id = await CurrentIdAsync(_bob.AccessToken);

        var foreign = await RevokeAsync(eve.AccessToken, id);
        var missing = await RevokeAsync(eve.AccessToken, GlobalId.Missing("Session"));

        foreign.ShouldFail("NotFoundError").Answer.Text.ShouldBe(missing.Answer.Text);
        (await _app.As(_bob).SendAsync(WhoAmI)).GetText("data.me.name").ShouldBe("Bob");
    }

    [Fact]
    [Trait("Abuse", "AN-26")]
    public async Task Signing_out_everywhere_ends_every_session_and_no_other_users()
    {
        var eve = await _app.RegisterAsync("Eve");
        var phone = await _app.SignInAsync(_bob.Email);

        var answer = await _app.As(_bob).SendAsync("mutation { signOutEverywhere { endedSessions } }");

        // The browser that signed up, the first sign-in and the phone.
        answer.Text.ShouldBe("""{"data":{"signOutEverywhere":{"endedSessions":3}}}""");
        (await _app.As(phone).SendAsync(WhoAmI)).Text.ShouldBe(Nobody);
        (await _app.As(_bob).SendAsync(WhoAmI)).Text.ShouldBe(Nobody);
        (await _app.As(eve).SendAsync(WhoAmI)).GetText("data.me.name").ShouldBe("Eve");
    }

    [Fact]
    public async Task Nobody_has_no_sessions_to_end()
        => (await _app.AsNobody().SendAsync("mutation { signOutEverywhere { endedSessions } }")).ErrorCodes.ShouldBe(["AUTH_NOT_AUTHENTICATED"]);

    [Fact]
    public async Task One_session_too_many_ends_the_one_that_was_unused_for_longest()
    {
        await using var app = new OrgsApplication(("Orgs:Limits:SessionsPerUser", "3"));
        var ann = await app.RegisterAsync("Ann");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await app.SignInAsync(ann.Email);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var third = await app.SignInAsync(ann.Email);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var fourth = await app.SignInAsync(ann.Email);

        (await app.As(ann).SendAsync(WhoAmI)).Text.ShouldBe(Nobody);
        foreach (var token in (string[])[second, third, fourth])
        {
            (await app.As(token).SendAsync(WhoAmI)).GetText("data.me.name").ShouldBe("Ann");
        }
    }

    [Theory]
    [Trait("Abuse", "AN-16")]
    [Trait("Abuse", "AN-26")]
    [Trait("Abuse", "AN-27")]
    [InlineData("sign out")]
    [InlineData("sign out everywhere")]
    [InlineData("revoke")]
    [InlineData("reset password")]
    [InlineData("change password elsewhere")]
    [InlineData("lock")]
    [InlineData("delete account")]
    [InlineData("reuse a refresh token")]
    public async Task Whoever_keeps_something_open_for_a_session_hears_of_its_end_once(string way)
    {
        var signedIn = await SignInWithRefreshAsync();
        var token = signedIn.GetText("accessToken")!;
        var sessionId = await CurrentIdAsync(token);
        var heard = 0;
        using var watch = _app.Get<SessionWatches>().Add(new Guid(GlobalId.Key(sessionId)), null, () => heard++);

        await EndAsync(way, token, sessionId, signedIn);

        heard.ShouldBe(1);
        (await _app.As(token).SendAsync(WhoAmI)).Text.ShouldBe(Nobody);
    }

    [Fact]
    public async Task Who_stops_watching_or_watches_another_session_hears_nothing()
    {
        var token = await _app.SignInAsync(_bob.Email);
        var watches = _app.Get<SessionWatches>();
        var id = new Guid(GlobalId.Key(await CurrentIdAsync(token)));
        var heard = new List<string>();
        using var other = watches.Add(Guid.NewGuid(), null, () => heard.Add("other"));
        using var stays = watches.Add(id, null, () => heard.Add("stays"));
        watches.Add(id, null, () => heard.Add("left")).Dispose();

        await _app.As(token).SendAsync("mutation { signOut { signedOut } }");

        heard.ShouldBe(["stays"]);
    }

    [Fact]
    [Trait("Abuse", "AN-28")]
    public async Task Signing_in_gives_the_browser_a_new_secret_and_the_one_planted_before_never_becomes_the_users()
    {
        var eve = await _app.RegisterAsync("Eve");
        using var evesClient = _app.CreateClient(new() { HandleCookies = false });
        var planted = (await SignInWithCookieAsync(evesClient, eve.Email, cookie: null)).Cookies.ShouldHaveSingleItem().Split(';')[0];

        // The victim's browser carries the attacker's cookie when the victim signs in.
        var signedIn = await SignInWithCookieAsync(evesClient, _bob.Email, planted);

        var own = signedIn.Cookies.ShouldHaveSingleItem().Split(';')[0];
        own.ShouldNotBe(planted);
        (await AskWithCookieAsync(evesClient, planted)).Text.ShouldBe(Nobody, "the session before it has ended, too");
        (await AskWithCookieAsync(evesClient, own)).GetText("data.me.name").ShouldBe("Bob");
    }

    private async Task EndAsync(string way, string token, string sessionId, Payload signedIn)
    {
        switch (way)
        {
            case "sign out":
                await _app.As(token).SendAsync("mutation { signOut { signedOut } }");
                break;
            case "sign out everywhere":
                await _app.As(_bob).SendAsync("mutation { signOutEverywhere { endedSessions } }");
                break;
            case "revoke":
                (await RevokeAsync(_bob.AccessToken, sessionId)).ShouldSucceed();
                break;
            case "reset password":
                var mailed = await _app.RequestPasswordResetAsync(_bob.Email);
                (await _app.AsNobody().MutateAsync("resetPassword", new { token = mailed, newPassword = "another password" })).ShouldSucceed();
                break;
            case "change password elsewhere":
                (await _app.As(_bob).MutateAsync(
                    "changePassword", new { currentPassword = OrgsApplication.Password, newPassword = "another password" })).ShouldSucceed();
                break;
            case "lock":
                (await _app.Get<UserLocks>().LockAsync(_bob.Email, CancellationToken.None)).Error.ShouldBeNull();
                break;
            case "delete account":
                (await _app.As(_bob).MutateAsync(
                    "deleteMyAccount", new { password = OrgsApplication.Password, confirmEmail = _bob.Email })).ShouldSucceed();
                break;
            default:
                var refreshToken = signedIn.GetText("refreshToken");
                (await _app.AsNobody().MutateAsync("refreshSession", new { refreshToken })).ShouldSucceed();
                _app.Clock.Advance(Session.RotationGrace + TimeSpan.FromSeconds(1));
                (await _app.AsNobody().MutateAsync("refreshSession", new { refreshToken })).ShouldFail("BadCredentialsError");
                break;
        }
    }

    private Task<Payload> SignInWithRefreshAsync()
        => _app.AsNobody().MutateAsync(
            "signIn", new { email = _bob.Email, password = OrgsApplication.Password, useCookie = false }, "accessToken refreshToken");

    private async Task SignOutAllAsync()
        => (await _app.As(_bob).SendAsync("mutation { signOutEverywhere { endedSessions } }")).ErrorCodes.ShouldBeEmpty();

    private Task<Payload> RevokeAsync(string token, string sessionId)
        => _app.As(token).MutateAsync("revokeSession", new { sessionId }, "revokedSessionId");

    private async Task<string> CurrentIdAsync(string token)
        => (await _app.As(token).SendAsync("{ me { sessions { id current } } }")).Get("data.me.sessions").EnumerateArray()
            .Single(session => session.GetProperty("current").GetBoolean()).GetProperty("id").GetString()!;

    private async Task<string> SignInFromAsync(string userAgent)
    {
        using var client = _app.CreateClient(new() { HandleCookies = false });
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        var signedIn = await new Asker(client, accessToken: null).MutateAsync(
            "signIn", new { email = _bob.Email, password = OrgsApplication.Password, useCookie = false }, "accessToken");
        return signedIn.ShouldSucceed().GetText("accessToken")!;
    }

    private static Task<Answer> SignInWithCookieAsync(HttpClient client, string email, string? cookie)
        => SendWithCookieAsync(
            client,
            $$"""mutation { signIn(input: { email: "{{email}}", password: "{{OrgsApplication.Password}}" }) { user { name } errors { __typename } } }""",
            cookie);

    private static Task<Answer> AskWithCookieAsync(HttpClient client, string cookie) => SendWithCookieAsync(client, WhoAmI, cookie);

    private static async Task<Answer> SendWithCookieAsync(HttpClient client, string query, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var response = await client.SendAsync(request);
        var cookies = response.Headers.TryGetValues("Set-Cookie", out var values) ? values.ToArray() : [];
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), cookies);
    }
}
