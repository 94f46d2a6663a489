using System.Text.Json;

namespace Orgs.GraphQL.Tests.Users;

/// <summary>With Orgs:Accounts:HideExistingAddresses, signing up tells nobody which addresses have an account.</summary>
public sealed class HiddenAddressTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new(("Orgs:Accounts:HideExistingAddresses", "true"));

    private Person _owner = null!;

    public async ValueTask InitializeAsync()
    {
        (await RegisterAsync("olga@orgs.test")).ShouldSucceed();
        (await _app.AsNobody().MutateAsync("confirmEmail", new { token = _app.TokenMailedTo("olga@orgs.test") })).ShouldSucceed();
        _owner = new Person("", "Olga", "olga@orgs.test", await _app.SignInAsync("olga@orgs.test"));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [Trait("Abuse", "AN-07")]
    [Trait("Behaviour", "G9")]
    [InlineData("olga@orgs.test")]
    [InlineData("OLGA@orgs.test")]
    public async Task A_taken_address_and_a_free_one_get_the_same_answer(string taken)
    {
        var free = await RegisterAsync("new@orgs.test");
        var refused = await RegisterAsync(taken);

        refused.Answer.Text.ShouldBe(free.Answer.Text);
        refused.Answer.Cookies.ShouldBeEmpty();
        free.Answer.Cookies.ShouldBeEmpty();
        free.Answer.Text.ShouldBe("""{"data":{"register":{"user":null,"personalAccount":null,"errors":null}}}""");
    }

    [Fact]
    [Trait("Abuse", "AN-07")]
    public async Task The_owner_of_a_taken_address_is_told_by_mail_and_nothing_changes()
    {
        await RegisterAsync("Olga@Orgs.Test", "another password");

        var mail = _app.Mails[^1];
        (mail.To, mail.Subject).ShouldBe(("olga@orgs.test", "You have an account already"));
        await using var database = _app.OpenDatabase();
        (await database.Users.CountAsync(), await database.Accounts.CountAsync()).ShouldBe((1, 1));
        (await _app.SignInAsync("olga@orgs.test")).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    [Trait("Abuse", "AN-07")]
    public async Task The_new_user_goes_on_with_the_mail()
    {
        await RegisterAsync("new@orgs.test");

        (await _app.AsNobody().MutateAsync("confirmEmail", new { token = _app.TokenMailedTo("new@orgs.test") })).ShouldSucceed();

        (await _app.SignInAsync("new@orgs.test")).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    [Trait("Abuse", "AN-07")]
    public async Task What_is_wrong_with_the_input_is_told_for_taken_addresses_too()
        => (await RegisterAsync("olga@orgs.test", "short")).Answer.Text.ShouldBe((await RegisterAsync("new@orgs.test", "short")).Answer.Text);

    [Fact]
    [Trait("Abuse", "AN-07")]
    public async Task An_invitation_that_the_inviter_holds_does_not_tell_them_apart()
    {
        var team = await _app.CreateOrganizationAsync(_owner);
        (await RegisterAsync("taken@orgs.test")).ShouldSucceed();
        var answers = new List<string>();

        foreach (var email in (string[])["taken@orgs.test", "free@orgs.test"])
        {
            var invited = await _app.As(_owner).MutateAsync(
                "inviteMember", new { organizationId = team.Id, email, sendEmail = false }, "acceptToken");
            var token = invited.ShouldSucceed().GetText("acceptToken");
            answers.Add((await RegisterAsync(email, invitationToken: token)).Answer.Text);
            answers.Add((await RegisterAsync(email, invitationToken: SecretToken.Create())).Answer.Text);
        }

        answers[..2].ShouldBe(answers[2..]);
    }

    [Fact]
    public async Task Who_comes_with_an_invitation_from_the_mailbox_is_signed_in_right_away()
    {
        var token = await _app.InviteAsync(await _app.CreateOrganizationAsync(_owner), _owner, "jane@orgs.test");

        var registered = await RegisterAsync("jane@orgs.test", invitationToken: token);

        registered.ShouldSucceed().Get("user").ValueKind.ShouldBe(JsonValueKind.Object);
        registered.Answer.Cookies.Count.ShouldBe(1);
    }

    private Task<Payload> RegisterAsync(string email, string password = OrgsApplication.Password, string? invitationToken = null)
        => _app.AsNobody().MutateAsync("register", new { email, password, name = "Somebody", invitationToken }, "user { id } personalAccount { id }");
}
