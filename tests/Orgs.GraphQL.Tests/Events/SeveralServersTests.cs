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
        await using var watch = FairStopwatch.StartNew();
        (await _there.As(_owner).MutateAsync("removeMembership", new { membershipId = _team.Memberships[_member] })).ShouldSucceed();
        var removed = await member.ReceiveEventAsync();
        var end = await member.ReceiveNewsAsync();

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        changed.GetText("data.onOrganizationChanged.kind").ShouldBe("UPDATED");
        removed.GetText("data.onOrganizationChanged.kind").ShouldBe("REMOVED");
        end.ShouldBe("""{"type":"complete","id":"1"}""");
    }

    [Theory]
    [Trait("Abuse", "AN-16")]
    [Trait("Abuse", "AN-27")]
    [Trait("Abuse", "TR-13")]
    [InlineData("sign out")]
    [InlineData("reset password")]
    [InlineData("lock")]
    [InlineData("delete account")]
    public async Task The_end_of_a_session_on_another_server_ends_what_is_open_here_within_a_second(string way)
    {
        using var member = await LiveSocket.ConnectAsync(_address, _member.AccessToken);
        using var other = await ListenAsync(_owner);
        var end = await SessionEnd.PrepareAsync(_here, _member, way);
        _here.Faults.Fail(int.MaxValue, OpenSessions.Purpose, () => new InvalidOperationException());

        await end(_there);
        await using var watch = FairStopwatch.StartNew();

        (await member.ReceiveAsync()).ShouldBe("4403 The session has ended.");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        (await _here.As(_member).SendAsync("{ me { name } }")).Text.ShouldBe("""{"data":{"me":null}}""");
    }

    [Fact]
    public async Task A_change_of_an_organization_with_thousands_of_members_is_told_to_every_one_of_them()
    {
        const int size = 3_000;
        var log = LogRecorder.Of(_there);
        await AddMembersAsync(size);
        using var member = await LiveSocket.ConnectAsync(_address, _member.AccessToken);
        await member.SubscribeAsync("1", "subscription { onMyAccountsChanged { kind sequence organizationId } }");
        await Listening.WaitUntilHeardAsync(_here, _member, _team, member.ReceiveAsync());
        var topics = await ConcernedAsync();
        var heard = new HashSet<string>();
        var receiver = _here.Get<ITopicEventReceiver>();
        var listening = await Task.WhenAll(topics.Select(async topic => (topic, Stream: await receiver.SubscribeAsync<ChangeNote>(topic))));

        (await _there.As(_owner).MutateAsync("updateOrganization", new { organizationId = _team.Id, name = "Renamed" })).ShouldSucceed();

        (await member.ReceiveEventAsync()).GetText("data.onMyAccountsChanged.kind").ShouldBe("UPDATED");
        foreach (var (topic, stream) in listening)
        {
            await using var events = stream.ReadEventsAsync().GetAsyncEnumerator(TestContext.Current.CancellationToken);
            (await events.MoveNextAsync().AsTask().WaitAsync(Patience.Limit, TestContext.Current.CancellationToken)).ShouldBeTrue();
            events.Current.Action.ShouldBe(AuditAction.OrgUpdated);
            heard.Add(topic);
        }

        heard.Count.ShouldBe(size + 3);
        log.Problems.ShouldBeEmpty();
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

    private async Task AddMembersAsync(int count)
    {
        await using var database = _here.OpenDatabase();
        var organizationId = Listening.GuidOf(_team.Id);
        for (var number = 0; number < count; number++)
        {
            var email = $"member{number}@orgs.test";
            var user = User.Register($"Member {number}", email, email.ToUpperInvariant(), _here.Clock.GetUtcNow());
            database.AddRange(user, PersonalAccount.For(user, user.Name), Membership.Create(organizationId, user.Id, OrgRole.Member, _here.Clock.GetUtcNow()));
        }

        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<string>> ConcernedAsync()
    {
        await using var database = _here.OpenDatabase();
        var organizationId = Listening.GuidOf(_team.Id);
        var members = await database.Memberships.Where(member => member.OrganizationId == organizationId)
            .Select(member => member.UserId).ToListAsync(TestContext.Current.CancellationToken);
        return [.. members.Select(Announcements.OfUser)];
    }

    private async Task<LiveSocket> ListenAsync(Person person)
        => await (await LiveSocket.ConnectAsync(_address, person.AccessToken)).ListenToAsync(_here, _team);
}
