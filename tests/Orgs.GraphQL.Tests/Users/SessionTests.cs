using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace Orgs.GraphQL.Tests.Users;

public sealed class SessionTests : IAsyncLifetime
{
    private static readonly RequestOrigin _home = new("192.0.2.1", "test");

    private readonly OrgsApplication _app = new();
    private Viewer _bob = null!;

    private Sessions Sessions => _app.Get<Sessions>();

    public async ValueTask InitializeAsync() => _bob = await _app.RegisterAsync("Bob");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_access_token_makes_its_bearer_the_viewer_until_the_session_ends()
    {
        using var client = Client();
        var viewer = new Viewer();
        var signedIn = await SignInAsync(viewer: viewer);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.Tokens!.AccessToken);

        var before = await client.GetStringAsync("/whoami");
        await Sessions.SignOutAsync(viewer, CancellationToken.None);
        var after = await client.GetStringAsync("/whoami");

        before.ShouldBe("Bob, signed in: True");
        after.ShouldBe("nobody, signed in: False");
        viewer.IsAuthenticated.ShouldBeFalse();
    }

    [Theory]
    [InlineData("UPDATE users SET disabled_at = 1")]
    [InlineData("DELETE FROM users")]
    [InlineData("DELETE FROM sessions")]
    public async Task What_happens_to_the_user_or_the_session_counts_from_the_next_request_on(string sql)
    {
        using var client = Client();
        var signedIn = await SignInAsync();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.Tokens!.AccessToken);
        await using var database = _app.OpenDatabase();

        await database.Database.ExecuteSqlRawAsync(sql);

        (await client.GetStringAsync("/whoami")).ShouldBe("nobody, signed in: False");
    }

    [Fact]
    public async Task The_cookie_is_for_this_host_and_out_of_reach_of_scripts()
    {
        using var client = Client();

        var response = await client.PostAsync($"/sign-in?email=bob@orgs.test&password={OrgsApplication.Password}", null);

        var cookie = response.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith("orgs=");
        cookie.ShouldContain("; httponly");
        cookie.ShouldContain("; samesite=lax");
        cookie.Length.ShouldBeLessThan(4096);
        (await client.GetStringAsync("/whoami")).ShouldBe("Bob, signed in: True");
    }

    [Fact]
    public async Task Behind_https_the_cookie_has_the_prefix_that_only_this_host_can_set()
    {
        await using var app = new OrgsApplication(("Orgs:PublicUrl", "https://orgs.test"));
        await app.RegisterAsync("Bob");
        using var client = Client(app);

        var response = await client.PostAsync($"/sign-in?email=bob@orgs.test&password={OrgsApplication.Password}", null);

        var cookie = response.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith("__Host-orgs=");
        cookie.ShouldContain("; secure");
        cookie.ShouldContain("; path=/;");
        cookie.ShouldNotContain("domain=");
    }

    [Fact]
    public async Task A_bearer_token_wins_over_a_cookie()
    {
        await _app.RegisterAsync("Alice");
        using var client = Client();
        await client.PostAsync($"/sign-in?email=alice@orgs.test&password={OrgsApplication.Password}", null);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await SignInAsync()).Tokens!.AccessToken);

        (await client.GetStringAsync("/whoami")).ShouldBe("Bob, signed in: True");
    }

    [Fact]
    public async Task Tokens_of_one_kind_are_no_good_as_another()
    {
        using var client = Client();
        var tokens = (await SignInAsync()).Tokens!;

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.RefreshToken);

        (await client.GetStringAsync("/whoami")).ShouldBe("nobody, signed in: False");
        (await RefreshAsync(tokens.AccessToken)).Error.ShouldBeOfType<BadCredentialsError>();
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_get_the_same_answer()
    {
        var unknown = await TryAsync("nobody@orgs.test", "wrong password");
        var wrong = await TryAsync("bob@orgs.test", "wrong password");

        unknown.Error.ShouldBe(wrong.Error);
        wrong.Error.ShouldBe(new BadCredentialsError());
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_gets_the_same_answer_for_a_while()
    {
        for (var number = 0; number < 5; number++)
        {
            await TryAsync("bob@orgs.test", "wrong password");
        }

        (await TryAsync("bob@orgs.test", OrgsApplication.Password)).Error.ShouldBe(new BadCredentialsError());
        (await TryAsync("bob@orgs.test", OrgsApplication.Password, new RequestOrigin("198.51.100.7", null))).Error.ShouldBeNull();
        _app.Clock.Advance(TimeSpan.FromMinutes(5));
        (await TryAsync("bob@orgs.test", OrgsApplication.Password)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_right_password_forgets_the_wrong_ones_before_it()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            for (var number = 0; number < 4; number++)
            {
                await TryAsync("bob@orgs.test", "wrong password");
            }

            (await TryAsync("bob@orgs.test", OrgsApplication.Password)).Error.ShouldBeNull();
        }
    }

    [Fact]
    public async Task Trying_one_password_on_many_accounts_is_stopped_for_the_network()
    {
        await using var app = new OrgsApplication(("Orgs:Limits:FailedSignInsPerNetwork", "20"));
        for (var number = 0; number < 20; number++)
        {
            await app.Get<Sessions>().SignInAsync(
                new Viewer(), _home, $"user{number}@orgs.test", "password", useCookie: false, CancellationToken.None);
        }

        var refused = await app.Get<Sessions>().SignInAsync(
            new Viewer(), _home, "user20@orgs.test", "password", useCookie: false, CancellationToken.None);

        refused.Error.ShouldBe(new RateLimitedError(60));
    }

    [Fact]
    public async Task A_refresh_token_is_good_for_one_new_pair()
    {
        var first = (await SignInAsync()).Tokens!;

        var second = (await RefreshAsync(first.RefreshToken)).Value.ShouldNotBeNull();
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        var third = (await RefreshAsync(second.Tokens!.RefreshToken)).Value.ShouldNotBeNull();

        third.Session.Id.ShouldBe(second.Session.Id);
        third.User.Name.ShouldBe("Bob");
    }

    [Fact]
    public async Task An_old_refresh_token_ends_the_session()
    {
        var first = (await SignInAsync()).Tokens!;
        var second = (await RefreshAsync(first.RefreshToken)).Value.ShouldNotBeNull().Tokens!;
        _app.Clock.Advance(TimeSpan.FromSeconds(11));

        (await RefreshAsync(first.RefreshToken)).Error.ShouldBeOfType<BadCredentialsError>();

        (await RefreshAsync(second.RefreshToken)).Error.ShouldBeOfType<BadCredentialsError>();
    }

    [Fact]
    public async Task Two_refreshes_at_the_same_moment_are_one()
    {
        var first = (await SignInAsync()).Tokens!;

        var pair = await Task.WhenAll(RefreshAsync(first.RefreshToken), RefreshAsync(first.RefreshToken));

        pair.ShouldAllBe(outcome => outcome.Succeeded);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await RefreshAsync(pair[0].Value!.Tokens!.RefreshToken)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_session_ends_after_two_weeks_without_use()
    {
        var tokens = (await SignInAsync()).Tokens!;
        _app.Clock.Advance(Session.IdleLifetime);

        (await RefreshAsync(tokens.RefreshToken)).Error.ShouldBeOfType<BadCredentialsError>();
    }

    [Fact]
    public async Task A_hash_made_with_fewer_rounds_is_made_anew_on_sign_in()
    {
        await using var database = _app.OpenDatabase();
        var old = new Microsoft.AspNetCore.Identity.PasswordHasher<User>(Microsoft.Extensions.Options.Options.Create(
            new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 10 })).HashPassword(_bob.SignedIn, OrgsApplication.Password);
        await database.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.PasswordHash, old));

        (await TryAsync("bob@orgs.test", OrgsApplication.Password)).Error.ShouldBeNull();

        (await database.Users.SingleAsync()).PasswordHash.ShouldNotBe(old);
        (await TryAsync("bob@orgs.test", OrgsApplication.Password)).Error.ShouldBeNull();
    }

    private async Task<SignedIn> SignInAsync(Viewer? viewer = null)
        => (await Sessions.SignInAsync(
            viewer ?? new Viewer(), _home, "bob@orgs.test", OrgsApplication.Password, useCookie: false, CancellationToken.None)).Value.ShouldNotBeNull();

    private Task<Outcome<SignedIn>> TryAsync(string email, string password, RequestOrigin? origin = null)
        => Sessions.SignInAsync(new Viewer(), origin ?? _home, email, password, useCookie: false, CancellationToken.None);

    private Task<Outcome<SignedIn>> RefreshAsync(string token)
        => Sessions.RefreshAsync(new Viewer(), _home, token, CancellationToken.None);

    /// <summary>A client of the same server with two more pages: one signs in, the other tells who is asking.</summary>
    private HttpClient Client(OrgsApplication? app = null)
        => (app ?? _app).WithWebHostBuilder(builder => builder.ConfigureTestServices(
            services => services.AddSingleton<IStartupFilter, Pages>())).CreateClient(new() { BaseAddress = new Uri("https://localhost") });

    private sealed class Pages : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
            => app =>
            {
                next(app);
                app.Map("/whoami", page => page.Run(context =>
                {
                    var viewer = context.RequestServices.GetRequiredService<Viewer>();
                    return context.Response.WriteAsync($"{viewer.User?.Name ?? "nobody"}, signed in: {context.User.Identity!.IsAuthenticated}");
                }));
                app.Map("/sign-in", page => page.Run(async context => await context.RequestServices.GetRequiredService<Sessions>().SignInAsync(
                    context.RequestServices.GetRequiredService<Viewer>(),
                    context.RequestServices.GetRequiredService<RequestOrigin>(),
                    context.Request.Query["email"].ToString(),
                    context.Request.Query["password"].ToString(),
                    useCookie: true,
                    context.RequestAborted)));
            };
    }
}
