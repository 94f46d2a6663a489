using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Orgs.GraphQL.Demo;

namespace Orgs.GraphQL.Tests.Users;

/// <summary>Tokens that were changed, mixed up, kept too long, or come to another server.</summary>
public sealed class TokenAbuseTests : IAsyncLifetime
{
    private const string WhoAmI = "{ me { name } }";
    private const string Bob = """{"data":{"me":{"name":"Bob"}}}""";
    private const string Nobody = """{"data":{"me":null}}""";

    private readonly OrgsApplication _app = new(("Orgs:Limits:WrongTokensPerNetwork", "1000000"));
    private Person _bob = null!;

    public async ValueTask InitializeAsync() => _bob = await _app.RegisterAsync("Bob");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Abuse", "AN-22")]
    public async Task Ten_thousand_changed_tokens_are_nobodys()
    {
        const int Seed = 20_300_101;
        var random = new Random(Seed);
        var protector = _app.Get<IOptionsMonitor<BearerTokenOptions>>().Get(IdentityConstants.BearerScheme).BearerTokenProtector;

        for (var number = 0; number < 10_000; number++)
        {
            var changed = Change(_bob.AccessToken, random);

            protector.Unprotect(changed).ShouldBeNull($"seed {Seed}, number {number}: {changed}");
            if (number % 50 == 0)
            {
                var answer = await _app.As(changed).SendAsync(WhoAmI);
                (answer.Status, answer.Text).ShouldBe((200, Nobody), $"seed {Seed}, number {number}: {changed}");
            }
        }
    }

    [Theory]
    [Trait("Abuse", "AN-22")]
    [InlineData("")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJib2IifQ.")]
    [InlineData("eyJhbGciOiJIUzI1NiIsImtpZCI6Ii4uLy4uL2Rldi9udWxsIn0.eyJzdWIiOiJib2IifQ.AAAA")]
    [InlineData("eyJhbGciOiJSUzI1NiIsImprdSI6Imh0dHA6Ly9ldmlsIn0.eyJzdWIiOiJib2IifQ.AAAA")]
    [InlineData("null")]
    [InlineData("AAAA")]
    [InlineData("%00")]
    public async Task What_is_no_token_of_ours_makes_nobody_of_its_bearer(string token)
    {
        var answer = await _app.As(token).SendAsync("{ me { name } organization(slug: \"acme-corp\") { name } }");

        answer.Status.ShouldBe(200);
        answer.Get("data").ToString().ShouldBe("""{"me":null,"organization":null}""");
        answer.ErrorCodes.ShouldBe(["AUTH_NOT_AUTHENTICATED"]);
    }

    [Fact]
    [Trait("Abuse", "AN-23")]
    public async Task A_token_of_one_kind_is_refused_in_every_other_kinds_place()
    {
        var owner = await _app.RegisterAsync("Olga");
        var jane = await _app.RegisterUnconfirmedAsync("Jane");
        var browser = _app.InBrowser();
        var cookie = (await browser.MutateAsync("signIn", new { email = jane.Email, password = OrgsApplication.Password }))
            .Answer.Cookies.ShouldHaveSingleItem().Split(';')[0]["orgs=".Length..];
        var signedIn = await _app.AsNobody().MutateAsync(
            "signIn", new { email = jane.Email, password = OrgsApplication.Password, useCookie = false }, "accessToken refreshToken");
        var confirmation = _app.TokenMailedTo(jane.Email);
        var invitation = await _app.InviteAsync(await _app.CreateOrganizationAsync(owner), owner, jane.Email);
        var reset = await _app.RequestPasswordResetAsync(jane.Email);
        (string Kind, string Token)[] tokens =
        [
            ("bearer", signedIn.GetText("accessToken")!), ("cookie", cookie), ("refresh", signedIn.GetText("refreshToken")!),
            ("confirmation", confirmation), ("invitation", invitation), ("reset", reset),
        ];

        foreach (var (place, _) in tokens)
        {
            foreach (var (kind, token) in tokens.Where(token => token.Kind != place))
            {
                (await UseAsync(place, token, jane)).ShouldBeFalse($"a {kind} token in the place of a {place} token");
            }
        }

        foreach (var (kind, token) in tokens)
        {
            (await UseAsync(kind, token, jane)).ShouldBeTrue($"a {kind} token in its own place");
        }
    }

    [Fact]
    [Trait("Abuse", "AN-24")]
    public async Task An_access_token_is_good_to_its_last_second_and_no_longer()
    {
        _app.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        var lastSecond = await _app.As(_bob).SendAsync(WhoAmI);
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        var over = await _app.As(_bob).SendAsync(WhoAmI);

        lastSecond.Text.ShouldBe(Bob);
        over.Text.ShouldBe(Nobody);
    }

    [Fact]
    [Trait("Abuse", "AN-30")]
    public async Task A_cookie_ends_when_it_was_not_used_for_two_weeks()
    {
        var browser = await SignInBrowserAsync();
        _app.Clock.Advance(Session.IdleLifetime - TimeSpan.FromSeconds(1));
        var inTime = await browser.SendAsync(WhoAmI);
        _app.Clock.Advance(Session.IdleLifetime);
        var late = await browser.SendAsync(WhoAmI);

        inTime.Text.ShouldBe(Bob);
        late.Text.ShouldBe(Nobody);
    }

    [Fact]
    [Trait("Abuse", "AN-30")]
    public async Task However_often_it_is_used_a_session_ends_after_ninety_days()
    {
        var browser = await SignInBrowserAsync();
        var days = 0;
        while ((await browser.SendAsync(WhoAmI)).Text == Bob)
        {
            _app.Clock.Advance(TimeSpan.FromDays(1));
            days++;
            days.ShouldBeLessThan(100);
        }

        days.ShouldBe(90);
    }

    [Fact]
    [Trait("Abuse", "AN-25")]
    public async Task A_refresh_token_that_comes_back_ends_the_session_and_is_logged()
    {
        var log = LogRecorder.Of(_app);
        var first = await _app.AsNobody().MutateAsync(
            "signIn", new { email = _bob.Email, password = OrgsApplication.Password, useCookie = false }, "refreshToken");
        var second = await RefreshAsync(first.GetText("refreshToken")!);
        _app.Clock.Advance(Session.RotationGrace + TimeSpan.FromSeconds(1));

        (await RefreshAsync(first.GetText("refreshToken")!)).ShouldFail("BadCredentialsError");

        (await RefreshAsync(second.GetText("refreshToken")!)).ShouldFail("BadCredentialsError");
        (await _app.As(second.GetText("accessToken")).SendAsync(WhoAmI)).Text.ShouldBe(Nobody);
        log.Lines.ShouldContain(line => line.Contains("A refresh token of session", StringComparison.Ordinal));
        log.Lines.ShouldNotContain(line => line.Contains(first.GetText("refreshToken")!, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Abuse", "AN-33")]
    public async Task Another_node_on_the_same_data_knows_the_session_and_so_does_the_server_after_a_restart()
    {
        await using var other = _app.WithWebHostBuilder(_ => { });
        using var client = other.CreateClient();

        (await new Asker(client, _bob.AccessToken).SendAsync(WhoAmI)).Text.ShouldBe(Bob);
        await _app.As(_bob).SendAsync("mutation { signOut { signedOut } }");
        (await new Asker(client, _bob.AccessToken).SendAsync(WhoAmI)).Text.ShouldBe(Nobody, "signed out on one is signed out on all");
    }

    [Fact]
    [Trait("Abuse", "AN-33")]
    public async Task A_token_with_a_zeroed_tag_is_refused()
    {
        var bytes = Base64Url.DecodeFromChars(_bob.AccessToken);
        bytes.AsSpan(bytes.Length - 32).Clear();

        (await _app.As(Base64Url.EncodeToString(bytes)).SendAsync(WhoAmI)).Text.ShouldBe(Nobody);
    }

    [Fact]
    [Trait("Abuse", "AN-32")]
    public async Task Production_does_not_start_on_demo_accounts()
    {
        await using var development = new OrgsApplication(("Orgs:DemoData", "true"));
        var inProduction = ActivatorUtilities.CreateInstance<DemoStartup>(
            development.Services, new HostingEnvironment { EnvironmentName = "Production" });

        var refusal = await Should.ThrowAsync<StartRefusedException>(() => inProduction.StartingAsync(CancellationToken.None));

        refusal.Message.ShouldContain("demo accounts");
        refusal.Message.ShouldNotContain("\n");
    }

    private static string Change(string token, Random random)
    {
        while (true)
        {
            var text = new StringBuilder(token);
            switch (random.Next(5))
            {
                case 0:
                    text.Length = random.Next(text.Length);
                    break;
                case 1:
                    text.Remove(random.Next(text.Length - 8), 1 + random.Next(8));
                    break;
                case 2:
                    text.Insert(random.Next(text.Length), (char)random.Next(33, 127));
                    break;
                case 3:
                    var bytes = Base64Url.DecodeFromChars(token);
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                    return Base64Url.EncodeToString(bytes);
                default:
                    text[random.Next(text.Length - 1)] = (char)random.Next(33, 127);
                    break;
            }

            // The last bits of the text carry nothing, and what decodes to the same token is the same token.
            var changed = text.ToString();
            if (!Decodes(changed, out var decoded) || !decoded.AsSpan().SequenceEqual(Base64Url.DecodeFromChars(token)))
            {
                return changed;
            }
        }
    }

    private static bool Decodes(string text, out byte[] decoded)
    {
        try
        {
            decoded = Base64Url.DecodeFromChars(text);
            return true;
        }
        catch (FormatException)
        {
            decoded = [];
            return false;
        }
    }

    private async Task<Asker> SignInBrowserAsync()
    {
        var browser = _app.InBrowser();
        (await browser.MutateAsync("signIn", new { email = _bob.Email, password = OrgsApplication.Password })).ShouldSucceed();
        return browser;
    }

    private Task<Payload> RefreshAsync(string refreshToken)
        => _app.AsNobody().MutateAsync("refreshSession", new { refreshToken }, "accessToken refreshToken");

    private async Task<bool> UseAsync(string place, string token, Person jane)
        => place switch
        {
            "bearer" => (await _app.As(token).SendAsync(WhoAmI)).Text != Nobody,
            "cookie" => (await AskWithCookieAsync(token)).Text != Nobody,
            "refresh" => (await RefreshAsync(token)).Error is null,
            "confirmation" => (await _app.AsNobody().MutateAsync("confirmEmail", new { token })).Error is null,
            "invitation" => (await _app.As(jane).MutateAsync("acceptInvitation", new { token })).Error is null,
            _ => (await _app.AsNobody().MutateAsync("resetPassword", new { token, newPassword = "another password" })).Error is null,
        };

    private async Task<Answer> AskWithCookieAsync(string value)
    {
        using var client = _app.CreateClient(new() { HandleCookies = false });
        client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", $"orgs={value}");
        return await new Asker(client, accessToken: null).SendAsync(WhoAmI);
    }
}
