using System.Diagnostics;
using Orgs.GraphQL.Tests.Harness.Databases;

namespace Orgs.GraphQL.Tests.Events;

/// <summary>Two servers on one database: what happens by way of one is known to those who are connected to the other.</summary>
[OnlyOn(DatabaseKind.PostgreSql)]
public sealed class SeveralServersTests : IAsyncLifetime
{
    private readonly OrgsApplication _here = new();
    private OrgsApplication _there = null!;
    private string _address = "";
    private Team _team = null!;
    private Person _owner = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync()
    {
        _address = _here.StartOnPort();
        (_team, _owner, _, _member) = await _here.CreateTeamAsync();
        _there = new OrgsApplication(("ConnectionStrings:Orgs", _here.Get<DatabaseOptions>().ConnectionString));
    }

    public async ValueTask DisposeAsync()
    {
        await _there.DisposeAsync();
        await _here.DisposeAsync();
    }

    [Fact]
    [Trait("Behaviour", "G7")]
    [Trait("Abuse", "TR-11")]
    public async Task Events_reach_those_who_are_connected_to_another_server()
    {
        using var member = await ListenAsync(_member);

        (await _there.As(_owner).MutateAsync("changeRole", new { membershipId = _team.Memberships[_member], role = "ADMIN" })).ShouldSucceed();
        var changed = await member.ReceiveEventAsync();
        (await _there.As(_owner).MutateAsync("removeMembership", new { membershipId = _team.Memberships[_member] })).ShouldSucceed();
        var removed = await member.ReceiveEventAsync();

        changed.GetText("data.onOrganizationChanged.kind").ShouldBe("UPDATED");
        removed.GetText("data.onOrganizationChanged.kind").ShouldBe("REMOVED");
        (await member.ReceiveNewsAsync()).ShouldBe("""{"type":"complete","id":"1"}""");
    }

    [Fact]
    [Trait("Abuse", "TR-13")]
    public async Task Signing_out_on_another_server_ends_what_is_open_here()
    {
        using var member = await LiveSocket.ConnectAsync(_address, _member.AccessToken);
        var watch = Stopwatch.StartNew();

        await _there.As(_member).SendAsync("mutation { signOut { signedOut } }");

        (await member.ReceiveAsync()).ShouldBe("4403 The session has ended.");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Who_may_have_missed_events_is_told_and_listens_again()
    {
        using var member = await ListenAsync(_member);

        await using (var database = _there.OpenDatabase())
        {
            await database.Database.ExecuteSqlRawAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'Orgs events' AND datname = current_database()");
        }

        (await member.ReceiveNewsAsync()).ShouldContain("EVENTS_MISSED");
        await member.ListenToAsync(_here, _team, id: "2");
        (await _there.As(_owner).MutateAsync("changeRole", new { membershipId = _team.Memberships[_member], role = "ADMIN" })).ShouldSucceed();
        (await member.ReceiveEventAsync()).GetText("data.onOrganizationChanged.kind").ShouldBe("UPDATED");
    }

    [Fact]
    public async Task What_does_not_fit_into_a_notification_is_refused_where_it_is_sent()
    {
        var sender = _here.Get<ITopicEventSender>();

        await Should.ThrowAsync<ArgumentException>(async () => await sender.SendAsync("topic", new string('x', 8_000)));
    }

    private async Task<LiveSocket> ListenAsync(Person person)
        => await (await LiveSocket.ConnectAsync(_address, person.AccessToken)).ListenToAsync(_here, _team);
}
