using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Options;
using Orgs.GraphQL.Tests.Hosting;

namespace Orgs.GraphQL.Tests.Users;

/// <summary>Tokens and cookies are worth what the keys are: shared by servers, lost with them, and not to be had with others.</summary>
[Trait("Abuse", "AN-33")]
public sealed class KeyRingTests : IAsyncLifetime
{
    private const string WhoAmI = "{ me { name } }";
    private const string Bob = """{"data":{"me":{"name":"Bob"}}}""";
    private const string Nobody = """{"data":{"me":null}}""";

    private readonly OrgsApplication _app = new();
    private Person _bob = null!;

    public async ValueTask InitializeAsync() => _bob = await _app.RegisterAsync("Bob");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Without_its_keys_a_server_comes_up_everybody_is_signed_out_and_can_sign_in_again()
    {
        var cookie = await _app.CookieAsync(_bob);
        var (access, refresh) = await SignInAsync(_app.AsNobody());
        (await AskWithCookieAsync(_app.Client, cookie)).ShouldBe(Bob);

        await LoseKeysAsync();
        await using var restarted = _app.StartAnother();
        using var client = restarted.CreateClient(new() { HandleCookies = false });

        (await client.GetAsync("/healthz/ready", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        (await new Asker(client, access).SendAsync(WhoAmI)).Text.ShouldBe(Nobody);
        (await AskWithCookieAsync(client, cookie)).ShouldBe(Nobody);
        (await RefreshAsync(new Asker(client, null), refresh)).ShouldFail("BadCredentialsError");
        var again = await SignInAsync(new Asker(client, null));
        (await new Asker(client, again.Access).SendAsync(WhoAmI)).Text.ShouldBe(Bob);
        (await RefreshAsync(new Asker(client, null), again.Refresh)).ShouldSucceed();
    }

    [Fact]
    public async Task What_one_server_gives_out_is_good_on_another_over_the_same_ring()
    {
        var cookie = await _app.CookieAsync(_bob);
        var (access, refresh) = await SignInAsync(_app.AsNobody());
        await using var other = _app.StartAnother();
        using var client = other.CreateClient(new() { HandleCookies = false });

        (await new Asker(client, access).SendAsync(WhoAmI)).Text.ShouldBe(Bob);
        (await AskWithCookieAsync(client, cookie)).ShouldBe(Bob);
        var refreshed = await RefreshAsync(new Asker(client, null), refresh);

        (await _app.As(refreshed.ShouldSucceed().GetText("accessToken")).SendAsync(WhoAmI)).Text.ShouldBe(Bob);
    }

    [Fact]
    public async Task Tokens_and_cookies_for_a_real_session_from_other_keys_are_nobodys()
    {
        await using var forger = new OrgsApplication();
        var session = await SessionAsync();

        var forged = forger.Get<SessionTokens>().Mint(session);
        var cookie = CookieFor(forger, session);

        (await _app.As(forged.AccessToken).SendAsync(WhoAmI)).Text.ShouldBe(Nobody);
        (await RefreshAsync(_app.AsNobody(), forged.RefreshToken)).ShouldFail("BadCredentialsError");
        (await AskWithCookieAsync(_app.Client, cookie)).ShouldBe(Nobody);

        // With the right keys the very same is Bob, so it is the keys that make the difference.
        (await _app.As(_app.Get<SessionTokens>().Mint(session).AccessToken).SendAsync(WhoAmI)).Text.ShouldBe(Bob);
        (await AskWithCookieAsync(_app.Client, CookieFor(_app, session))).ShouldBe(Bob);
    }

    [Fact]
    public async Task A_cookie_whose_tag_is_zeroed_or_cut_off_is_nobodys()
    {
        var cookie = CookieFor(_app, await SessionAsync());
        var (name, value) = (cookie.Split('=', 2)[0], System.Buffers.Text.Base64Url.DecodeFromChars(cookie.Split('=', 2)[1]));
        byte[] zeroed = [.. value[..^32], .. new byte[32]];
        byte[] otherHeader = [.. value[..4], .. new byte[16], .. value[20..]];

        foreach (var forged in (byte[][])[zeroed, value[..^32], otherHeader, value[..20], []])
        {
            (await AskWithCookieAsync(_app.Client, $"{name}={System.Buffers.Text.Base64Url.EncodeToString(forged)}")).ShouldBe(Nobody);
        }
    }

    private async Task<Session> SessionAsync()
    {
        var id = Listening.GuidOf(_bob.Id);
        await using var database = _app.OpenDatabase();
        return await database.Sessions.FirstAsync(session => session.UserId == id && session.RevokedAt == null);
    }

    /// <summary>The cookie that the server would set for a session, with its own keys.</summary>
    private static string CookieFor(OrgsApplication server, Session session)
    {
        var options = server.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = server.Clock.GetUtcNow();
        var ticket = new Microsoft.AspNetCore.Authentication.AuthenticationTicket(
            SessionClaims.For(session, IdentityConstants.ApplicationScheme),
            new() { IsPersistent = true, IssuedUtc = now, ExpiresUtc = now + Session.IdleLifetime },
            IdentityConstants.ApplicationScheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }

    private async Task LoseKeysAsync()
    {
        var settings = _app.Get<DatabaseOptions>();
        if (settings.Kind == DatabaseKind.Sqlite)
        {
            Directory.Delete(System.IO.Path.Combine(settings.DataDirectory, "keys"), recursive: true);
            return;
        }

        await using var database = _app.OpenDatabase();
        (await database.DataProtectionKeys.ExecuteDeleteAsync()).ShouldBeGreaterThan(0);
    }

    private async Task<(string Access, string Refresh)> SignInAsync(Asker asker)
    {
        var signedIn = await asker.MutateAsync(
            "signIn", new { email = _bob.Email, password = OrgsApplication.Password, useCookie = false }, "accessToken refreshToken");
        return (signedIn.ShouldSucceed().GetText("accessToken")!, signedIn.GetText("refreshToken")!);
    }

    private static Task<Payload> RefreshAsync(Asker asker, string refreshToken)
        => asker.MutateAsync("refreshSession", new { refreshToken }, "accessToken");

    private static async Task<string> AskWithCookieAsync(HttpClient client, string cookie)
    {
        using var request = HttpOf.Post($$"""{"query":"{{WhoAmI}}"}""", headers: $"Cookie: {cookie}");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
