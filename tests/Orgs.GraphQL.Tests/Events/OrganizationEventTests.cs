using System.Diagnostics;

namespace Orgs.GraphQL.Tests.Events;

[Trait("Behaviour", "G7")]
public sealed class OrganizationEventTests : IAsyncLifetime
{
    private const string Everything =
        """
        kind subject {
          __typename
          ... on Organization { name }
          ... on Membership { id role user { name email } organization { name } }
          ... on Invitation { email role status }
        }
        """;

    private readonly OrgsApplication _app = new();
    private string _address = "";
    private Team _team = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync()
    {
        _address = _app.StartOnPort();
        (_team, _owner, _admin, _member) = await _app.CreateTeamAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Members_hear_of_everything_in_order_and_without_a_gap()
    {
        using var admin = await ListenAsync(_admin, Everything);

        await ChangeRoleAsync("ADMIN");
        await _app.AddMemberAsync(_team, _owner, "Nina New");
        await RemoveAsync(_member);

        var events = new List<Answer>();
        for (var number = 0; number < 4; number++)
        {
            events.Add(await admin.ReceiveEventAsync());
        }

        events.Select(one => Tell(one, "kind")).ShouldBe(["UPDATED", "CREATED", "CREATED", "REMOVED"]);
        events.Select(one => Tell(one, "subject.__typename")).ShouldBe(["Membership", "Invitation", "Membership", "Membership"]);
        events[0].GetText("data.onOrganizationChanged.subject.role").ShouldBe("ADMIN");
        events[1].GetText("data.onOrganizationChanged.subject.email").ShouldBe("nina.new@orgs.test");
        events[2].GetText("data.onOrganizationChanged.subject.user.name").ShouldBe("Nina New");
        events[3].GetText("data.onOrganizationChanged.subject.id").ShouldBe(_team.Memberships[_member]);
        events[3].GetText("data.onOrganizationChanged.subject.user.name").ShouldBe("Mia Member");
        events[3].GetText("data.onOrganizationChanged.subject.organization.name").ShouldBe("Acme Corp");
        var sequences = events.Select(one => long.Parse(Tell(one, "sequence")!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        sequences.ShouldBe(Enumerable.Range(0, 4).Select(offset => sequences[0] + offset));
    }

    [Fact]
    public async Task A_change_that_was_refused_or_only_tried_is_not_told()
    {
        using var admin = await ListenAsync(_admin, Everything);
        await ChangeRoleAsync("ADMIN");
        var before = Tell(await admin.ReceiveEventAsync(), "sequence");

        (await _app.As(_owner).MutateAsync("removeMembership", new { membershipId = _team.Memberships[_member], dryRun = true })).ShouldSucceed();
        (await _app.As(_owner).MutateAsync("leaveOrganization", new { organizationId = _team.Id })).ShouldFail("LastOwnerError");
        (await _app.As(_member).MutateAsync("removeMembership", new { membershipId = _team.Memberships[_owner] })).Errors.ShouldNotBeEmpty();
        await ChangeRoleAsync("MEMBER");

        var next = await admin.ReceiveEventAsync();
        next.GetText("data.onOrganizationChanged.subject.role").ShouldBe("MEMBER");
        Tell(next, "sequence").ShouldBe($"{long.Parse(before!, System.Globalization.CultureInfo.InvariantCulture) + 1}");
    }

    [Fact]
    [Trait("Behaviour", "G13")]
    [Trait("Behaviour", "S2-13")]
    [Trait("Abuse", "TR-11")]
    public async Task Who_is_removed_hears_of_that_and_of_nothing_more()
    {
        using var member = await ListenAsync(_member, Everything);
        await using var watch = FairStopwatch.StartNew();

        await RemoveAsync(_member);
        var last = await member.ReceiveEventAsync();
        var end = await member.ReceiveNewsAsync();

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        Tell(last, "kind").ShouldBe("REMOVED");
        last.GetText("data.onOrganizationChanged.subject.id").ShouldBe(_team.Memberships[_member]);
        end.ShouldBe("""{"type":"complete","id":"1"}""");
        await _app.InviteAsync(_team, _owner, "secret@orgs.test");
        await member.SubscribeAsync("2", Listening.Subscription(Everything), new { id = _team.Id });
        (await member.ReceiveAsync()).ShouldContain("AUTH_NOT_AUTHORIZED");
    }

    [Fact]
    [Trait("Behaviour", "G13")]
    [Trait("Abuse", "TR-11")]
    public async Task Who_loses_access_in_any_other_way_is_told_no_more_than_that()
    {
        using var member = await ListenAsync(_member, Everything);

        await using (var database = _app.OpenDatabase())
        {
            var id = Listening.GuidOf(_team.Memberships[_member]);
            await database.Memberships.Where(membership => membership.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(membership => membership.State, MembershipState.Suspended));
        }

        await _app.InviteAsync(_team, _owner, "secret@orgs.test");

        var last = await member.ReceiveEventAsync();
        Tell(last, "kind").ShouldBe("REMOVED");
        last.GetText("data.onOrganizationChanged.subject.id").ShouldBe(_team.Memberships[_member]);
        last.Text.ShouldNotContain("secret");
        (await member.ReceiveNewsAsync()).ShouldBe("""{"type":"complete","id":"1"}""");
    }

    [Fact]
    [Trait("Behaviour", "G13")]
    [Trait("Abuse", "TR-11")]
    public async Task Changing_suspending_and_deleting_are_told_and_a_deleted_organization_is_lost_to_all()
    {
        using var member = await ListenAsync(_member, Everything);
        using var admin = await ListenAsync(_admin, Everything);

        (await _app.As(_owner).MutateAsync("updateOrganization", new { organizationId = _team.Id, name = "Acme Group" })).ShouldSucceed();
        var renamed = await member.ReceiveEventAsync();
        (await _app.As(_owner).MutateAsync("suspendMembership", new { membershipId = _team.Memberships[_member] })).ShouldSucceed();
        var suspended = await member.ReceiveEventAsync();
        await admin.ReceiveEventAsync();
        await admin.ReceiveEventAsync();
        (await _app.As(_owner).MutateAsync("deleteOrganization", new { organizationId = _team.Id, confirmSlug = _team.Slug })).ShouldSucceed();
        var deleted = await admin.ReceiveEventAsync();

        Tell(renamed, "kind").ShouldBe("UPDATED");
        Tell(renamed, "subject.name").ShouldBe("Acme Group");
        Tell(suspended, "kind").ShouldBe("REMOVED");
        (await member.ReceiveNewsAsync()).ShouldBe("""{"type":"complete","id":"1"}""");
        Tell(deleted, "kind").ShouldBe("REMOVED");
        deleted.GetText("data.onOrganizationChanged.subject.id").ShouldBe(_team.Memberships[_admin]);
        (await admin.ReceiveNewsAsync()).ShouldBe("""{"type":"complete","id":"1"}""");
    }

    [Fact]
    [Trait("Abuse", "TR-12")]
    public async Task Who_is_demoted_no_longer_sees_what_the_role_showed()
    {
        using var admin = await ListenAsync(
            _admin, "subject { ... on Membership { organization { invitations { nodes { email } } } } ... on Invitation { email } }");
        await ChangeRoleAsync("ADMIN");
        var before = await admin.ReceiveEventAsync();

        (await _app.As(_owner).MutateAsync("changeRole", new { membershipId = _team.Memberships[_admin], role = "MEMBER" })).ShouldSucceed();
        var after = await admin.ReceiveEventAsync();
        await _app.InviteAsync(_team, _owner, "secret@orgs.test");
        var invited = await admin.ReceiveEventAsync();

        before.ErrorCodes.ShouldBeEmpty();
        after.ErrorCodes.ShouldBe(["AUTH_NOT_AUTHORIZED"]);
        after.Get("data.onOrganizationChanged.subject.organization.invitations").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        invited.Text.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Who_may_not_see_an_invitation_hears_that_something_has_changed()
    {
        using var member = await ListenAsync(_member, Everything);

        await _app.InviteAsync(_team, _owner, "secret@orgs.test");

        var heard = await member.ReceiveEventAsync();
        Tell(heard, "kind").ShouldBe("UPDATED");
        Tell(heard, "subject.__typename").ShouldBe("Organization");
        heard.Text.ShouldNotContain("secret");
    }

    [Fact]
    [Trait("Abuse", "TI-13")]
    [Trait("Behaviour", "S0-3")]
    public async Task Who_is_no_member_is_refused_alike_whatever_the_id_and_hears_nothing()
    {
        var outsider = await _app.RegisterAsync("Otto Outsider");
        var invitee = await _app.RegisterAsync("Ines Invitee");
        await _app.InviteAsync(_team, _owner, invitee.Email, "ADMIN");
        await RemoveAsync(_member);
        var personal = (await _app.As(_owner).SendAsync("{ me { personalAccount { id } } }")).GetText("data.me.personalAccount.id")!;
        var organizationOfPersonal = GlobalId.Of("Organization", GlobalId.Key(personal));
        var answers = new List<string>();

        foreach (var person in (Person[])[outsider, invitee, _member])
        {
            using var socket = await LiveSocket.ConnectAsync(_address, person.AccessToken);
            foreach (var id in (string[])[_team.Id, GlobalId.Missing("Organization"), organizationOfPersonal])
            {
                await socket.SubscribeAsync("1", Listening.Subscription("kind"), new { id });
                answers.Add(await socket.ReceiveAsync());
            }
        }

        answers.Distinct().ShouldHaveSingleItem().ShouldContain("AUTH_NOT_AUTHORIZED");
    }

    [Theory]
    [Trait("Abuse", "TI-13")]
    [InlineData("organization-*")]
    [InlineData("")]
    [InlineData("T3JnYW5pemF0aW9uOio=")]
    [InlineData("accounts-of-{userId}")]
    public async Task What_only_looks_like_a_topic_is_no_id(string id)
    {
        using var socket = await LiveSocket.ConnectAsync(_address, _owner.AccessToken);

        await socket.SubscribeAsync("1", Listening.Subscription("kind"), new { id });

        (await socket.ReceiveAsync()).ShouldStartWith("""{"type":"error","id":"1",""");
    }

    [Fact]
    public async Task Nobody_signed_in_hears_nothing()
    {
        using var socket = await LiveSocket.ConnectAsync(_address, token: null);

        await socket.SubscribeAsync("1", Listening.Subscription("kind"), new { id = _team.Id });

        (await socket.ReceiveAsync()).ShouldContain("AUTH_NOT_AUTHENTICATED");
    }

    [Fact]
    [Trait("Abuse", "TR-12")]
    public async Task Admins_hear_what_the_audit_log_says_of_it_and_others_hear_that_it_happened()
    {
        const string entry = "kind auditEntry { id action actor { name } subjectLabel roleBefore roleAfter }";
        using var admin = await ListenAsync(_admin, entry);
        using var member = await ListenAsync(_member, entry);

        await ChangeRoleAsync("ADMIN");
        var toAdmin = await admin.ReceiveEventAsync();
        var toNewAdmin = await member.ReceiveEventAsync();
        await ChangeRoleAsync("MEMBER");
        var toNoAdminAnyMore = await member.ReceiveEventAsync();
        await RemoveAsync(_member);
        var toWhoIsRemoved = await member.ReceiveEventAsync();
        var log = await _app.As(_admin).SendAsync(
            "query ($id: ID!) { node(id: $id) { ... on AuditEntry { action subjectLabel } } }",
            new { id = Tell(toAdmin, "auditEntry.id") });

        Tell(toAdmin, "auditEntry.action").ShouldBe("ROLE_CHANGED");
        Tell(toAdmin, "auditEntry.actor.name").ShouldBe("Olga Owner");
        Tell(toAdmin, "auditEntry.subjectLabel").ShouldBe("Mia Member");
        Tell(toAdmin, "auditEntry.roleBefore").ShouldBe("MEMBER");
        Tell(toAdmin, "auditEntry.roleAfter").ShouldBe("ADMIN");
        toNewAdmin.Text.ShouldBe(toAdmin.Text);
        log.Text.ShouldBe("""{"data":{"node":{"action":"ROLE_CHANGED","subjectLabel":"Mia Member"}}}""");
        foreach (var closed in (Answer[])[toNoAdminAnyMore, toWhoIsRemoved])
        {
            closed.ErrorCodes.ShouldBeEmpty();
            closed.Get("data.onOrganizationChanged.auditEntry").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        }
    }

    [Fact]
    public async Task Every_change_is_told_with_its_own_audit_entry()
    {
        using var owner = await ListenAsync(_owner, "auditEntry { action subjectLabel }");

        (await _app.As(_owner).MutateAsync("updateOrganization", new { organizationId = _team.Id, name = "Acme Group", slug = "acme-group" })).ShouldSucceed();
        await _app.InviteAsync(_team, _owner, "nina@orgs.test");
        var told = new List<string?>();
        for (var number = 0; number < 3; number++)
        {
            told.Add(Tell(await owner.ReceiveEventAsync(), "auditEntry.action"));
        }

        told.Order().ShouldBe(["INVITATION_SENT", "ORG_SLUG_CHANGED", "ORG_UPDATED"]);
    }

    [Fact]
    public async Task An_audit_entry_costs_a_statement_for_those_who_ask_for_it_and_may_see_it()
    {
        var sockets = new List<LiveSocket>();
        var reads = 0;
        async Task<int> ReadsOfOneMoreAsync(Person person, string selection)
        {
            sockets.Add(await ListenAsync(person, selection));
            var before = reads;
            reads = await CountReadsAsync(sockets);
            return reads - before;
        }

        await ReadsOfOneMoreAsync(_admin, "kind");
        var byAdmin = (Without: await ReadsOfOneMoreAsync(_admin, "kind"), With: await ReadsOfOneMoreAsync(_admin, "kind auditEntry { id }"));
        var byMember = (Without: await ReadsOfOneMoreAsync(_member, "kind"), With: await ReadsOfOneMoreAsync(_member, "kind auditEntry { id }"));
        sockets.ForEach(socket => socket.Dispose());

        byAdmin.With.ShouldBe(byAdmin.Without + 1);
        byMember.With.ShouldBe(byMember.Without);
    }

    [Fact]
    public async Task An_event_costs_each_who_listens_the_same_few_statements()
    {
        var sockets = new List<LiveSocket> { await ListenAsync(_admin, Everything) };
        var withOne = await CountReadsAsync(sockets);
        for (var number = 0; number < 3; number++)
        {
            sockets.Add(await ListenAsync(_owner, Everything));
        }

        var withFour = await CountReadsAsync(sockets);
        sockets.ForEach(socket => socket.Dispose());

        // the viewer, the own membership, what was changed, and whether its user is somebody whose address may be seen
        (withFour - withOne).ShouldBe(3 * 4);
    }

    [Fact]
    public async Task A_thousand_who_listen_all_hear_of_it()
    {
        var (heard, told) = (new CountdownEvent(1_000), new CountdownEvent(1_000));
        var sockets = new List<LiveSocket>();
        for (var number = 0; number < 10; number++)
        {
            var socket = await LiveSocket.ConnectAsync(_address, _owner.AccessToken);
            sockets.Add(socket);
            for (var id = 1; id <= 100; id++)
            {
                await socket.SubscribeAsync($"{id}", Listening.Subscription("kind"), new { id = _team.Id });
            }
        }

        var reading = Task.WhenAll(sockets.Select(socket => ReadAsync(socket, heard, told)));
        do
        {
            await _app.Get<ITopicEventSender>().SendAsync(
                Announcements.OfOrganization(Listening.GuidOf(_team.Id)),
                Listening.Echo(Listening.GuidOf(_team.Id)));
        }
        while (!await Task.Run(() => heard.Wait(TimeSpan.FromSeconds(3))));

        var watch = Stopwatch.StartNew();
        await ChangeRoleAsync("ADMIN");
        await reading.WaitAsync(TimeSpan.FromSeconds(30));

        TestContext.Current.TestOutputHelper?.WriteLine($"1,000 subscribers heard of it in {watch.ElapsedMilliseconds} ms");
        sockets.ForEach(socket => socket.Dispose());
    }

    /// <summary>Until each of the hundred subscriptions of a socket has had an echo, and then the news.</summary>
    private static async Task ReadAsync(LiveSocket socket, CountdownEvent heard, CountdownEvent told)
    {
        var (echoes, news) = (new HashSet<string>(), new HashSet<string>());
        while (news.Count < 100)
        {
            var message = await socket.ReceiveAsync();
            message.ShouldStartWith("""{"type":"next",""");
            var isEcho = Listening.IsEcho(message);
            if ((isEcho ? echoes : news).Add(message.Split('"')[7]))
            {
                (isEcho ? heard : told).Signal();
            }
        }
    }

    private async Task<LiveSocket> ListenAsync(Person person, string selection)
        => await (await LiveSocket.ConnectAsync(_address, person.AccessToken)).ListenToAsync(_app, _team, selection);

    private async Task ChangeRoleAsync(string role)
        => (await _app.As(_owner).MutateAsync("changeRole", new { membershipId = _team.Memberships[_member], role })).ShouldSucceed();

    private async Task RemoveAsync(Person person)
        => (await _app.As(_owner).MutateAsync("removeMembership", new { membershipId = _team.Memberships[person] })).ShouldSucceed();

    /// <summary>Statements that read, beside those that look for ended sessions and for mails.</summary>
    private async Task<int> CountReadsAsync(IReadOnlyList<LiveSocket> sockets)
    {
        // When all have heard of the first change, no echo of listening is under way any more.
        foreach (var role in (string[])["ADMIN", "MEMBER"])
        {
            _app.Statements.Reset();
            await ChangeRoleAsync(role);
            await Task.WhenAll(sockets.Select(socket => socket.ReceiveEventAsync()));
        }

        return _app.Statements.AllStatements.Count(statement =>
            statement.Contains("SELECT", StringComparison.Ordinal)
            && !statement.Contains(OpenSessions.Purpose, StringComparison.Ordinal)
            && !statement.Contains(MailDelivery.Purpose, StringComparison.Ordinal));
    }

    private static string? Tell(Answer answer, string path) => answer.GetText($"data.onOrganizationChanged.{path}");
}
