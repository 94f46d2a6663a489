namespace Orgs.GraphQL.Tests.Users;

public sealed class RegistrationTests : IAsyncDisposable
{
    private readonly OrgsApplication _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_new_user_is_signed_in_and_has_a_personal_account()
    {
        var viewer = new Viewer();

        var registered = await RegisterAsync(new NewUser("Bob@orgs.test", OrgsApplication.Password, " Bob  Owner "), viewer);

        registered.Value.ShouldNotBeNull().SignedIn.PersonalAccount.Name.ShouldBe("Bob Owner");
        viewer.IsAuthenticated.ShouldBeTrue();
        viewer.EmailConfirmed.ShouldBeFalse();
        await using var database = _app.OpenDatabase();
        var user = await database.Users.SingleAsync();
        (user.Email, user.NormalizedEmail, user.Name).ShouldBe(("Bob@orgs.test", "BOB@ORGS.TEST", "Bob Owner"));
        user.PasswordHash.ShouldNotBeNull().ShouldNotContain(OrgsApplication.Password);
    }

    [Theory]
    [InlineData("bob", "long enough", "Bob", null, "email", "email")]
    [InlineData("a@x, b@y", "long enough", "Bob", null, "email", "email")]
    [InlineData("bob@orgs.test", "short", "Bob", null, "password", "minLength")]
    [InlineData("bob@orgs.test", "long enough", " ", null, "name", "required")]
    [InlineData("bob@orgs.test", "long enough", "Bob", " ", "accountName", "required")]
    public async Task What_is_wrong_is_told_for_each_field_and_nothing_is_left_behind(
        string email, string password, string name, string? accountName, string path, string rule)
    {
        var refused = await RegisterAsync(new NewUser(email, password, name, accountName));

        var field = refused.Error.ShouldBeOfType<ValidationError>().Fields.ShouldHaveSingleItem();
        (field.Path[0], field.Rule).ShouldBe((path, rule));
        await using var database = _app.OpenDatabase();
        (await database.Users.CountAsync() + await database.Accounts.CountAsync() + await database.Sessions.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_huge_password_is_refused_before_any_work()
    {
        var refused = await RegisterAsync(new NewUser("bob@orgs.test", new string('x', 1_000_000), "Bob"));

        refused.Error.ShouldBeOfType<ValidationError>().Fields[0].Rule.ShouldBe("maxLength");
    }

    [Fact]
    public async Task A_taken_address_is_told_on_the_email_and_leaves_no_account()
    {
        await _app.RegisterAsync("Bob");

        var refused = await RegisterAsync(new NewUser("BOB@orgs.test", OrgsApplication.Password, "Bob"));

        refused.Error.ShouldBeOfType<ValidationError>().Fields.ShouldHaveSingleItem().Path.ShouldBe(["email"]);
        await using var database = _app.OpenDatabase();
        (await database.Accounts.CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("ſam@orgs.test")]
    [InlineData("sam@orgs.test.")]
    public async Task Look_alikes_of_an_address_are_not_the_address(string lookAlike)
    {
        await _app.RegisterAsync("Sam");

        await RegisterAsync(new NewUser(lookAlike, OrgsApplication.Password, "Sam"));

        _app.Mails.Count(mail => mail.To == "sam@orgs.test").ShouldBe(1);
    }

    [Fact]
    public async Task The_mailed_token_confirms_the_address_once()
    {
        var bob = await _app.RegisterUnconfirmedAsync("Bob");
        var token = _app.TokenMailedTo("bob@orgs.test");

        (await ConfirmAsync(bob, token)).Error.ShouldBeNull();
        (await ConfirmAsync(bob, token)).Error.ShouldBeOfType<InvalidTokenError>();

        bob.EmailConfirmed.ShouldBeTrue();
    }

    [Fact]
    public async Task The_mailed_token_is_good_for_a_day()
    {
        var bob = await _app.RegisterUnconfirmedAsync("Bob");
        _app.Clock.Advance(TimeSpan.FromDays(1));

        var refused = await ConfirmAsync(bob, _app.TokenMailedTo("bob@orgs.test"));

        refused.Error.ShouldBeOfType<InvalidTokenError>();
    }

    [Fact]
    public async Task An_invitation_token_of_a_mail_gives_a_membership_and_a_confirmed_address_in_one_step()
    {
        var owner = await _app.RegisterAsync("Olive");
        var organization = await _app.CreateOrganizationAsync(owner);
        var token = await _app.InviteAsync(owner, organization, "Jane", OrgRole.Admin);
        var mails = _app.Mails.Count;

        var registered = await RegisterAsync(new NewUser("jane@orgs.test", OrgsApplication.Password, "Jane", InvitationToken: token));

        registered.Value.ShouldNotBeNull().Membership.ShouldNotBeNull().Role.ShouldBe(OrgRole.Admin);
        registered.Value.SignedIn.User.EmailConfirmed.ShouldBeTrue();
        _app.Mails.Count.ShouldBe(mails);
    }

    [Fact]
    public async Task A_wrong_invitation_token_leaves_neither_user_nor_account()
    {
        var refused = await RegisterAsync(
            new NewUser("jane@orgs.test", OrgsApplication.Password, "Jane", InvitationToken: SecretToken.Create()));

        refused.Error.ShouldBeOfType<InvitationInvalidError>();
        await using var database = _app.OpenDatabase();
        (await database.Users.CountAsync() + await database.Accounts.CountAsync()).ShouldBe(0);
    }

    private Task<Outcome<Registered>> RegisterAsync(NewUser input, Viewer? viewer = null)
        => _app.Get<Registration>().RegisterAsync(viewer ?? new Viewer(), RequestOrigin.Unknown, input, CancellationToken.None);

    private Task<Outcome<User>> ConfirmAsync(Viewer viewer, string token)
        => _app.Get<EmailConfirmation>().ConfirmAsync(viewer, RequestOrigin.Unknown, token, CancellationToken.None);
}
