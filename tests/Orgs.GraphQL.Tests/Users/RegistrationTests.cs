using System.Text.Json;

namespace Orgs.GraphQL.Tests.Users;

public sealed class RegistrationTests : IAsyncDisposable
{
    private readonly OrgsApplication _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Behaviour", "S0-1")]
    [Trait("Behaviour", "S1-13")]
    [Trait("Behaviour", "S0-8")]
    public async Task A_new_user_has_a_personal_account_and_the_browser_is_signed_in()
    {
        var browser = _app.InBrowser();

        var registered = await browser.MutateAsync(
            "register",
            new { email = "Bob@orgs.test", password = OrgsApplication.Password, name = " Bob  Owner " },
            "user { name email emailConfirmed } personalAccount { name personal createdBy { name } viewerRole } membership { id }");
        var me = await browser.SendAsync("{ me { name email emailConfirmed personalAccount { name } organizations { totalCount } } }");

        registered.ShouldSucceed().Get("user").ToString().ShouldBe("""{"name":"Bob Owner","email":"Bob@orgs.test","emailConfirmed":false}""");
        registered.Get("personalAccount").ToString().ShouldBe("""{"name":"Bob Owner","personal":true,"createdBy":{"name":"Bob Owner"},"viewerRole":"OWNER"}""");
        registered.Get("membership").ValueKind.ShouldBe(JsonValueKind.Null);
        me.Text.ShouldBe(
            """{"data":{"me":{"name":"Bob Owner","email":"Bob@orgs.test","emailConfirmed":false,"personalAccount":{"name":"Bob Owner"},"organizations":{"totalCount":0}}}}""");
    }

    [Fact]
    [Trait("Behaviour", "S1-3")]
    public async Task Only_a_hash_of_the_password_is_stored()
    {
        await _app.RegisterAsync("Bob");

        await using var database = _app.OpenDatabase();
        (await database.Users.SingleAsync()).PasswordHash.ShouldNotBeNull().ShouldNotContain(OrgsApplication.Password);
    }

    [Fact]
    [Trait("Behaviour", "S1-6")]
    public async Task The_personal_account_can_have_a_name_of_its_own()
    {
        var registered = await RegisterAsync("bob@orgs.test", "Bob", accountName: "Bob's things");

        registered.ShouldSucceed().GetText("personalAccount.name").ShouldBe("Bob's things");
    }

    [Theory]
    [Trait("Behaviour", "S0-2")]
    [Trait("Behaviour", "S1-4")]
    [Trait("Behaviour", "S1-14")]
    [InlineData("bob", "long enough", "Bob", null, "email", "email")]
    [InlineData("a@x, b@y", "long enough", "Bob", null, "email", "email")]
    [InlineData("bob@orgs.test", "short", "Bob", null, "password", "minLength")]
    [InlineData("bob@orgs.test", "long enough", " ", null, "name", "required")]
    [InlineData("bob@orgs.test", "long enough", "Bob", " ", "accountName", "required")]
    public async Task What_is_wrong_is_told_for_each_field_and_nothing_is_left_behind(
        string email, string password, string name, string? accountName, string path, string rule)
    {
        var refused = await RegisterAsync(email, name, password, accountName);

        refused.ShouldFail("ValidationError").Get("errors.0.fields").ToString().ShouldBe($$"""[{"path":["{{path}}"],"rule":"{{rule}}"}]""");
        (await CountAsync()).ShouldBe((0, 0, 0));
    }

    [Fact]
    [Trait("Behaviour", "S1-14")]
    public async Task All_mistakes_are_told_at_once()
    {
        var refused = await RegisterAsync("bob", " ", "short");

        refused.ShouldFail("ValidationError").Get("errors.0.fields").EnumerateArray().Select(field => field.GetProperty("path")[0].GetString())
            .ShouldBe(["email", "password", "name"]);
    }

    [Fact]
    [Trait("Abuse", "AN-19")]
    public async Task A_huge_password_is_refused_before_any_work()
    {
        var refused = await RegisterAsync("bob@orgs.test", "Bob", new string('x', 5_000));

        refused.ShouldFail("ValidationError").GetText("errors.0.fields.0.rule").ShouldBe("maxLength");
    }

    [Fact]
    [Trait("Behaviour", "S1-3")]
    [Trait("Behaviour", "S1-4")]
    [Trait("Behaviour", "S1-7")]
    public async Task A_taken_address_is_told_on_the_email_and_leaves_no_account()
    {
        await _app.RegisterAsync("Bob");
        var before = await CountAsync();

        var refused = await RegisterAsync("BOB@orgs.test", "Bob");

        refused.ShouldFail("ValidationError").GetText("errors.0.fields.0.path.0").ShouldBe("email");
        (await CountAsync()).ShouldBe(before);
    }

    [Theory]
    [Trait("Abuse", "AN-13")]
    [InlineData("ſam@orgs.test")]
    [InlineData("sam@orgs.test.")]
    public async Task Look_alikes_of_an_address_are_not_the_address(string lookAlike)
    {
        await _app.RegisterAsync("Sam");

        await RegisterAsync(lookAlike, "Sam");

        _app.Mails.Count(mail => mail.To == "sam@orgs.test").ShouldBe(1);
    }

    [Fact]
    [Trait("Behaviour", "S0-9")]
    public async Task Who_made_an_account_is_no_input()
    {
        var answer = await _app.AsNobody().SendAsync(
            """mutation { register(input: { email: "bob@orgs.test", password: "long enough", name: "Bob", createdBy: "x" }) { user { id } } }""");

        answer.Get("errors").GetArrayLength().ShouldBe(1);
        (await CountAsync()).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task The_mailed_token_confirms_the_address_once()
    {
        var bob = await _app.RegisterUnconfirmedAsync("Bob");
        var token = _app.TokenMailedTo(bob.Email);

        var first = await _app.As(bob).MutateAsync("confirmEmail", new { token }, "user { name emailConfirmed }");
        var second = await _app.As(bob).MutateAsync("confirmEmail", new { token });

        first.ShouldSucceed().Get("user.emailConfirmed").GetBoolean().ShouldBeTrue();
        second.ShouldFail("InvalidTokenError");
    }

    [Fact]
    public async Task The_mailed_token_works_signed_out()
    {
        var bob = await _app.RegisterUnconfirmedAsync("Bob");

        var confirmed = await _app.AsNobody().MutateAsync("confirmEmail", new { token = _app.TokenMailedTo(bob.Email) }, "user { name }");

        confirmed.ShouldSucceed().GetText("user.name").ShouldBe("Bob");
        (await _app.As(bob).SendAsync("{ me { emailConfirmed } }")).Get("data.me.emailConfirmed").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task The_mailed_token_is_good_for_a_day()
    {
        var bob = await _app.RegisterUnconfirmedAsync("Bob");
        _app.Clock.Advance(TimeSpan.FromDays(1));

        (await _app.AsNobody().MutateAsync("confirmEmail", new { token = _app.TokenMailedTo(bob.Email) })).ShouldFail("InvalidTokenError");
    }

    [Fact]
    [Trait("Behaviour", "S2-14")]
    [Trait("Abuse", "AN-09")]
    public async Task An_unconfirmed_user_reads_me_and_creates_nothing()
    {
        var bob = await _app.RegisterUnconfirmedAsync("Bob");

        var me = await _app.As(bob).SendAsync("{ me { name personalAccount { name } } }");
        var refused = await _app.As(bob).MutateAsync("createOrganization", new { name = "Acme Corp" });

        me.Text.ShouldBe("""{"data":{"me":{"name":"Bob","personalAccount":{"name":"Bob"}}}}""");
        refused.ShouldFail("EmailNotConfirmedError");
    }

    [Fact]
    [Trait("Behaviour", "G21")]
    public async Task An_invitation_token_of_a_mail_gives_a_membership_and_a_confirmed_address_in_one_step()
    {
        var owner = await _app.RegisterAsync("Olive");
        var token = await _app.InviteAsync(await _app.CreateOrganizationAsync(owner), owner, "jane@orgs.test", "ADMIN");
        var mails = _app.Mails.Count;

        var registered = await RegisterAsync("jane@orgs.test", "Jane", invitationToken: token);

        registered.ShouldSucceed().GetText("membership.role").ShouldBe("ADMIN");
        registered.Get("user.emailConfirmed").GetBoolean().ShouldBeTrue();
        registered.GetText("membership.organization.name").ShouldBe("Acme Corp");
        _app.Mails.Count.ShouldBe(mails);
    }

    [Fact]
    [Trait("Behaviour", "G21")]
    public async Task Who_signs_up_with_an_invitation_begins_in_the_organization_it_led_to()
    {
        var owner = await _app.RegisterAsync("Olive");
        var invitationToken = await _app.InviteAsync(await _app.CreateOrganizationAsync(owner), owner, "jane@orgs.test");
        var jane = _app.InBrowser();

        (await jane.MutateAsync("register", new { email = "jane@orgs.test", password = OrgsApplication.Password, name = "Jane", invitationToken }))
            .ShouldSucceed();

        (await jane.SendAsync("{ currentOrganization { name viewerRole } }")).Text.ShouldBe(
            """{"data":{"currentOrganization":{"name":"Acme Corp","viewerRole":"MEMBER"}}}""");
    }

    [Fact]
    [Trait("Behaviour", "S0-2")]
    public async Task A_wrong_invitation_token_leaves_neither_user_nor_account()
    {
        var refused = await RegisterAsync("jane@orgs.test", "Jane", invitationToken: SecretToken.Create());

        refused.ShouldFail("InvitationInvalidError");
        (await CountAsync()).ShouldBe((0, 0, 0));
    }

    [Fact]
    [Trait("Abuse", "AN-14")]
    [Trait("Behaviour", "S1-3")]
    public async Task Of_many_registrations_of_one_address_at_once_one_succeeds()
    {
        string[] spellings = ["Bob@orgs.test", "bob@orgs.test", "BOB@ORGS.TEST", "bob@Orgs.Test"];

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => RegisterAsync(spellings[number % 4], "Bob")));

        answers.Count(answer => answer.Error is null).ShouldBe(1);
        answers.Where(answer => answer.Error is not null).ShouldAllBe(answer => answer.GetText("errors.0.fields.0.path.0") == "email");
        (await CountAsync()).ShouldBe((1, 1, 1));
    }

    private Task<Payload> RegisterAsync(
        string email, string name, string password = OrgsApplication.Password, string? accountName = null, string? invitationToken = null)
        => _app.AsNobody().MutateAsync(
            "register",
            new { email, password, name, accountName, invitationToken },
            """
            user { emailConfirmed } personalAccount { name } membership { role organization { name } }
            errors { ... on ValidationError { fields { path rule } } }
            """);

    private async Task<(int Users, int Accounts, int Sessions)> CountAsync()
    {
        await using var database = _app.OpenDatabase();
        return (await database.Users.CountAsync(), await database.Accounts.CountAsync(), await database.Sessions.CountAsync());
    }
}
