namespace Orgs.GraphQL.Tests.Users;

/// <summary>Somebody signs up with another's address and waits for its owner to come.</summary>
public sealed class PreHijackingTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _attacker = null!;

    public async ValueTask InitializeAsync()
    {
        _owner = await _app.RegisterAsync("Olga");
        _acme = await _app.CreateOrganizationAsync(_owner);
        _attacker = await _app.RegisterUnconfirmedAsync("Victim");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Abuse", "AN-08")]
    public async Task The_owner_of_the_mailbox_signs_up_with_an_invitation_and_the_one_who_waited_has_nothing_left()
    {
        var confirmation = _app.TokenMailedTo(_attacker.Email);
        var reset = await _app.RequestPasswordResetAsync(_attacker.Email);
        var token = await _app.InviteAsync(_acme, _owner, _attacker.Email, "ADMIN");

        var registered = await RegisterAsync(token);

        registered.ShouldSucceed().Get("user").ToString().ShouldBe("""{"name":"The real one","emailConfirmed":true}""");
        registered.GetText("membership.role").ShouldBe("ADMIN");
        (await _app.As(_attacker).SendAsync("{ me { name } }")).Text.ShouldBe("""{"data":{"me":null}}""");
        (await _app.AsNobody().MutateAsync("signIn", new { email = _attacker.Email, password = OrgsApplication.Password })).ShouldFail("BadCredentialsError");
        (await _app.AsNobody().MutateAsync("confirmEmail", new { token = confirmation })).ShouldFail("InvalidTokenError");
        (await _app.AsNobody().MutateAsync("resetPassword", new { token = reset, newPassword = "yet another one" })).ShouldFail("InvalidTokenError");
    }

    [Theory]
    [Trait("Abuse", "AN-08")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_invitation_that_proves_no_mailbox_takes_nothing_over(bool isReal)
    {
        var invited = await _app.As(_owner).MutateAsync(
            "inviteMember", new { organizationId = _acme.Id, email = _attacker.Email, sendEmail = false }, "acceptToken");

        var refused = await RegisterAsync(isReal ? invited.GetText("acceptToken")! : SecretToken.Create());

        refused.ShouldFail(isReal ? "EmailNotConfirmedError" : "InvitationInvalidError");
        (await _app.As(_attacker).SendAsync("{ me { name } }")).GetText("data.me.name").ShouldBe("Victim");
    }

    [Fact]
    [Trait("Abuse", "AN-08")]
    public async Task A_proven_address_is_not_taken_over_with_an_invitation()
    {
        var jane = await _app.RegisterAsync("Jane");
        var token = await _app.InviteAsync(_acme, _owner, jane.Email);

        var refused = await _app.AsNobody().MutateAsync(
            "register", new { email = jane.Email, password = "another password", name = "Eve", invitationToken = token });

        refused.ShouldFail("ValidationError");
        (await _app.As(jane).SendAsync("{ me { name } }")).GetText("data.me.name").ShouldBe("Jane");
    }

    private Task<Payload> RegisterAsync(string invitationToken)
        => _app.AsNobody().MutateAsync(
            "register",
            new { email = _attacker.Email, password = "another password", name = "The real one", invitationToken },
            "user { name emailConfirmed } membership { role }");
}
