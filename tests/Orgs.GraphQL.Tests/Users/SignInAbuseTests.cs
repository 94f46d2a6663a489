using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Orgs.GraphQL.Tests.Users;

/// <summary>Guessing: what an attacker learns, how far one gets, and who pays for it.</summary>
public sealed class SignInAbuseTests
{
    private static readonly (string, string)[] _noLimits =
    [
        ("Orgs:Limits:FailedSignInsPerNetwork", "1000000"),
        ("Orgs:Limits:FailedSignInsPerAccount", "1000000"),
        ("Orgs:Limits:FailedSignInsPerAccountEverywhere", "1000000"),
    ];

    [Fact]
    [Trait("Abuse", "AN-01")]
    [Trait("Behaviour", "G9")]
    public async Task Hundreds_of_wrong_sign_ins_tell_nothing_about_who_has_an_account()
    {
        await using var app = new OrgsApplication(_noLimits);
        var bob = await app.RegisterAsync("Bob");
        var answers = new HashSet<string>();

        for (var number = 0; number < 500; number++)
        {
            foreach (var email in (string[])[bob.Email, "nobody@orgs.test"])
            {
                answers.Add(await AskRawAsync(app, email, $"a wrong password {number}"));
            }
        }

        answers.ShouldHaveSingleItem("status, headers and body are the same each time");
    }

    [Fact]
    [Trait("Abuse", "AN-02")]
    public async Task A_guarded_account_answers_the_right_password_like_a_wrong_one_and_a_free_address_too()
    {
        await using var app = new OrgsApplication();
        var bob = await app.RegisterAsync("Bob");
        foreach (var email in (string[])[bob.Email, "nobody@orgs.test"])
        {
            for (var number = 0; number < 5; number++)
            {
                await TryAsync(app, email, "a wrong password");
            }
        }

        var right = await TryAsync(app, bob.Email, OrgsApplication.Password);
        var wrong = await TryAsync(app, bob.Email, "a wrong password");
        var nobody = await TryAsync(app, "nobody@orgs.test", "a wrong password");

        right.ShouldFail("BadCredentialsError").Answer.Text.ShouldBe(wrong.Answer.Text);
        nobody.Answer.Text.ShouldBe(wrong.Answer.Text);
        right.Answer.Text.ShouldNotContain("lock", Case.Insensitive);
    }

    [Fact]
    [Trait("Abuse", "AN-03")]
    public async Task Wrong_passwords_from_somewhere_disturb_neither_the_owners_session_nor_the_owners_sign_in_elsewhere()
    {
        await using var app = new OrgsApplication(("Orgs:Limits:FailedSignInsPerNetwork", "1000"));
        var bob = await app.RegisterAsync("Bob");
        for (var number = 0; number < 50; number++)
        {
            await TryAsync(app, bob.Email, "a wrong password");
        }

        (await app.As(bob).SendAsync("{ me { name } }")).GetText("data.me.name").ShouldBe("Bob");
        (await SignInElsewhereAsync(app, bob.Email)).Error.ShouldBeNull();
    }

    [Fact]
    [Trait("Abuse", "AN-04")]
    public async Task One_password_on_many_accounts_is_stopped_for_the_network_and_guards_no_account()
    {
        await using var app = new OrgsApplication(("Orgs:Limits:FailedSignInsPerNetwork", "20"));
        var people = new List<Person>();
        for (var number = 0; number < 30; number++)
        {
            people.Add(await app.RegisterUnconfirmedAsync($"Person {number}"));
        }

        var answers = new List<Payload>();
        foreach (var person in people)
        {
            answers.Add(await TryAsync(app, person.Email, "Summer of 2030"));
        }

        answers.Count(answer => answer.Error == "BadCredentialsError").ShouldBe(20);
        answers.Skip(20).ShouldAllBe(answer => answer.Error == "RateLimitedError" && answer.Get("errors.0.retryAfterSeconds").GetInt32() > 0);
        foreach (var person in people)
        {
            (await SignInElsewhereAsync(app, person.Email)).Error.ShouldBeNull();
        }
    }

    [Theory]
    [Trait("Abuse", "AN-19")]
    [InlineData("signIn")]
    [InlineData("register")]
    [InlineData("changePassword")]
    [InlineData("resetPassword")]
    [InlineData("deleteMyAccount")]
    public async Task A_huge_password_is_refused_before_it_is_hashed(string mutation)
    {
        await using var app = new OrgsApplication();
        var bob = await app.RegisterAsync("Bob");
        var token = await app.RequestPasswordResetAsync(bob.Email);
        var huge = new string('x', 100_000);

        // From here on hashing once takes minutes.
        app.Get<IOptions<PasswordHasherOptions>>().Value.IterationCount = 2_000_000_000;
        object input = mutation switch
        {
            "signIn" => new { email = bob.Email, password = huge },
            "register" => new { email = "eve@orgs.test", password = huge, name = "Eve" },
            "changePassword" => new { currentPassword = huge, newPassword = huge },
            "resetPassword" => new { token, newPassword = huge },
            _ => new { password = huge, confirmEmail = bob.Email },
        };
        var answer = await app.As(bob).MutateAsync(mutation, input).WaitAsync(TimeSpan.FromSeconds(20));

        answer.Error.ShouldBeOneOf("BadCredentialsError", "ValidationError");
    }

    [Fact]
    [Trait("Abuse", "AN-19")]
    public async Task A_password_of_a_megabyte_does_not_even_come_in()
    {
        await using var app = new OrgsApplication();

        var answer = await app.AsNobody().SendAsync(
            "mutation ($password: String!) { signIn(input: { email: \"bob@orgs.test\", password: $password }) { user { id } } }",
            new { password = new string('x', 1_000_000) });

        answer.Status.ShouldBe(413);
    }

    [Fact]
    [Trait("Abuse", "AN-20")]
    public async Task In_production_passwords_are_hashed_with_enough_rounds_whatever_is_configured()
    {
        await using var app = new OrgsApplication(
            ("environment", "Production"), ("Orgs:PublicUrl", "https://orgs.test"), ("Orgs:Accounts:PasswordRounds", "100"));

        var hash = Convert.FromBase64String(app.Get<IPasswordHasher<User>>().HashPassword(null!, "some password"));

        // Identity's format: 1, then the function (2 is HMAC-SHA512), then the rounds.
        hash[0].ShouldBe((byte)1);
        hash[1..5].ShouldBe(new byte[] { 0, 0, 0, 2 });
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)).ShouldBeGreaterThanOrEqualTo(220_000u);
    }

    [Fact]
    [Trait("Abuse", "AN-21")]
    public async Task While_many_sign_in_others_are_answered()
    {
        await using var app = new OrgsApplication([.. _noLimits, ("Orgs:Accounts:PasswordRounds", "100000")]);
        await app.AsNobody().SendAsync("{ __typename }");

        var signIns = Enumerable.Range(0, 20).Select(_ => TryAsync(app, "nobody@orgs.test", "a wrong password")).ToList();
        var pings = 0;
        while (pings < 5)
        {
            (await app.AsNobody().SendAsync("{ __typename }")).Status.ShouldBe(200);
            pings++;
        }

        signIns.Count(signIn => !signIn.IsCompleted).ShouldBeGreaterThan(0, "the pings did not wait for the queue of passwords");
        foreach (var answer in await Task.WhenAll(signIns))
        {
            answer.Error.ShouldBeOneOf("BadCredentialsError", "RateLimitedError");
        }
    }

    [Theory]
    [Trait("Abuse", "AN-18")]
    [InlineData("eight ch")]
    [InlineData(" leading and trailing ")]
    [InlineData("🔑🔑🔑🔑 ключ ein Wort")]
    [InlineData("with\0nul character")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public async Task A_password_is_taken_exactly_as_it_is_sent(string password)
    {
        await using var app = new OrgsApplication();
        (await app.AsNobody().MutateAsync("register", new { email = "bob@orgs.test", password, name = "Bob" })).ShouldSucceed();

        (await TryAsync(app, "bob@orgs.test", password)).ShouldSucceed();
        (await TryAsync(app, "bob@orgs.test", password[..^1])).ShouldFail("BadCredentialsError");
        (await TryAsync(app, "bob@orgs.test", password + " ")).ShouldFail("BadCredentialsError");
    }

    [Theory]
    [Trait("Abuse", "AN-18")]
    [InlineData("Password123", "common")]
    [InlineData("bob builder", "guessable")]
    [InlineData("Bob's things", "guessable")]
    [InlineData("bobby.tables", "guessable")]
    [InlineData("seven c", "minLength")]
    public async Task A_password_that_is_guessed_first_is_refused_at_sign_up(string password, string rule)
    {
        await using var app = new OrgsApplication();

        var refused = await app.AsNobody().MutateAsync(
            "register",
            new { email = "bobby.tables@orgs.test", password, name = "Bob Builder", accountName = "Bob's things" },
            "errors { ... on ValidationError { fields { path rule } } }");

        refused.ShouldFail("ValidationError").Get("errors.0.fields").ToString().ShouldBe($$"""[{"path":["password"],"rule":"{{rule}}"}]""");
    }

    private static Task<Payload> TryAsync(OrgsApplication app, string email, string password)
        => app.AsNobody().MutateAsync(
            "signIn", new { email, password, useCookie = false }, "accessToken errors { ... on RateLimitedError { retryAfterSeconds } }");

    /// <summary>The test server has one network only, so this one comes in through the service.</summary>
    private static Task<Outcome<SignedIn>> SignInElsewhereAsync(OrgsApplication app, string email)
        => app.Get<Sessions>().SignInAsync(
            new Viewer(), new RequestOrigin("198.51.100.7", null), email, OrgsApplication.Password, useCookie: false, CancellationToken.None);

    private static async Task<string> AskRawAsync(OrgsApplication app, string email, string password)
    {
        using var content = System.Net.Http.Json.JsonContent.Create(new
        {
            query = "mutation ($input: SignInInput!) { signIn(input: $input) { user { id } errors { __typename ... on Error { code message } } } }",
            variables = new { input = new { email, password } },
        });
        using var response = await app.Client.PostAsync(new Uri("/graphql", UriKind.Relative), content);

        // It counts every request of everybody.
        response.Headers.Remove("RateLimit-Remaining");
        response.Headers.Remove("RateLimit-Reset");
        return $"{response.StatusCode}\n{response.Headers}\n{response.Content.Headers}\n{await response.Content.ReadAsStringAsync()}";
    }
}
