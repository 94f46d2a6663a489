using System.Text.Json;

namespace Orgs.GraphQL.Tests.Events;

[Trait("Behaviour", "G7")]
public sealed class MyAccountEventTests : IAsyncLifetime
{
    private const string Subscription =
        """
        subscription {
          onMyAccountsChanged {
            kind sequence organizationId
            membership { id role organization { name } viewerIsMember }
            invitation { email organization { name } }
          }
        }
        """;

    private readonly OrgsApplication _app = new();
    private string _address = "";
    private Team _team = null!;
    private Person _owner = null!;
    private Person _nina = null!;

    public async ValueTask InitializeAsync()
    {
        _address = _app.StartOnPort();
        _owner = await _app.RegisterAsync("Olga Owner");
        _team = await _app.CreateOrganizationAsync(_owner);
        _nina = await _app.RegisterAsync("Nina New");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_user_hears_of_the_own_invitations_and_memberships_from_the_first_to_the_last()
    {
        using var nina = await ListenAsync(_nina);

        // Each is heard before the next happens: an event shows what is there when it is told.
        await _app.AddMemberAsync(_team, _owner, _nina);
        var invited = await nina.ReceiveEventAsync();
        var joined = await nina.ReceiveEventAsync();
        (await _app.As(_owner).MutateAsync("changeRole", new { membershipId = _team.Memberships[_nina], role = "ADMIN" })).ShouldSucceed();
        var changed = await nina.ReceiveEventAsync();
        (await _app.As(_owner).MutateAsync("removeMembership", new { membershipId = _team.Memberships[_nina] })).ShouldSucceed();
        var removed = await nina.ReceiveEventAsync();
        foreach (var one in (Answer[])[invited, joined, changed, removed])
        {
            one.ErrorCodes.ShouldBeEmpty(one.Text);
            Tell(one, "organizationId").ShouldBe(_team.Id);
        }

        Tell(invited, "kind").ShouldBe("CREATED");
        Tell(invited, "invitation.organization.name").ShouldBe("Acme Corp");
        Tell(joined, "kind").ShouldBe("CREATED");
        Tell(joined, "membership.role").ShouldBe("MEMBER");
        Tell(changed, "kind").ShouldBe("UPDATED");
        Tell(changed, "membership.role").ShouldBe("ADMIN");
        Tell(removed, "kind").ShouldBe("REMOVED");
        Tell(removed, "membership.id").ShouldBe(_team.Memberships[_nina]);
        Tell(removed, "membership.organization.name").ShouldBe("Acme Corp");
    }

    [Fact]
    [Trait("Abuse", "TI-13")]
    public async Task A_user_does_not_hear_of_others()
    {
        using var nina = await ListenAsync(_nina);

        await _app.AddMemberAsync(_team, _owner, "Otto Other");
        await _app.InviteAsync(_team, _owner, _nina.Email);

        Tell(await nina.ReceiveEventAsync(), "invitation.email").ShouldBe(_nina.Email);
    }

    [Fact]
    public async Task The_creator_hears_of_the_new_organization()
    {
        using var owner = await ListenAsync(_owner);

        await _app.CreateOrganizationAsync(_owner, "Second");

        var heard = await owner.ReceiveEventAsync();
        Tell(heard, "kind").ShouldBe("CREATED");
        Tell(heard, "sequence").ShouldBe("1");
        Tell(heard, "membership.organization.name").ShouldBe("Second");
    }

    [Fact]
    [Trait("Abuse", "AN-09")]
    [Trait("Behaviour", "S2-13")]
    public async Task Who_has_not_proven_the_address_is_refused()
    {
        var una = await _app.RegisterUnconfirmedAsync("Una Unconfirmed");
        using var socket = await LiveSocket.ConnectAsync(_address, una.AccessToken);

        await socket.SubscribeAsync("1", Subscription);

        (await socket.ReceiveAsync()).ShouldContain("EMAIL_NOT_CONFIRMED");
    }

    private async Task<LiveSocket> ListenAsync(Person person)
    {
        var socket = await LiveSocket.ConnectAsync(_address, person.AccessToken);
        await socket.SubscribeAsync("1", Subscription);
        await Listening.WaitUntilHeardAsync(_app, person, _team, socket.ReceiveAsync());
        return socket;
    }

    private static string? Tell(Answer answer, string path)
        => answer.Get($"data.onMyAccountsChanged.{path}") is { ValueKind: JsonValueKind.String } text ? text.GetString() : answer.Text;
}
