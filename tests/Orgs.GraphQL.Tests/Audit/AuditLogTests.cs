namespace Orgs.GraphQL.Tests.Audit;

[Trait("Behaviour", "G19")]
public sealed class AuditLogTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync() => (_acme, _owner, _admin, _member) = await _app.CreateTeamAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Behaviour", "S2-23")]
    [Trait("Abuse", "PR-07")]
    public async Task Every_change_is_one_entry_that_tells_who_did_what_to_whom_and_a_refusal_or_dry_run_is_none()
    {
        (await _app.As(_owner).MutateAsync("changeRole", new { membershipId = _acme.Memberships[_member], role = "ADMIN" })).ShouldSucceed();
        (await _app.As(_admin).MutateAsync("suspendMembership", new { membershipId = _acme.Memberships[_member], reason = "on leave" })).ShouldSucceed();
        (await _app.As(_admin).MutateAsync("leaveOrganization", new { organizationId = _acme.Id })).ShouldSucceed();
        (await _app.As(_owner).MutateAsync("leaveOrganization", new { organizationId = _acme.Id })).ShouldFail("LastOwnerError");
        (await _app.As(_owner).MutateAsync("removeMembership", new { membershipId = _acme.Memberships[_member], dryRun = true })).ShouldSucceed();

        var log = await ReadAsync("first: 3", "action actor { name } actorLabel subjectLabel roleBefore roleAfter note organization { name }");

        log.Get("data.organization.auditLog.nodes").EnumerateArray().Select(node => node.ToString()).ShouldBe(
            [
                """{"action":"MEMBER_LEFT","actor":{"name":"Adam Admin"},"actorLabel":"Adam Admin","subjectLabel":"Adam Admin","roleBefore":"ADMIN","roleAfter":null,"note":null,"organization":{"name":"Acme Corp"}}""",
                """{"action":"MEMBER_SUSPENDED","actor":{"name":"Adam Admin"},"actorLabel":"Adam Admin","subjectLabel":"Mia Member","roleBefore":"ADMIN","roleAfter":"ADMIN","note":"on leave","organization":{"name":"Acme Corp"}}""",
                """{"action":"ROLE_CHANGED","actor":{"name":"Olga Owner"},"actorLabel":"Olga Owner","subjectLabel":"Mia Member","roleBefore":"MEMBER","roleAfter":"ADMIN","note":null,"organization":{"name":"Acme Corp"}}""",
            ]);
    }

    [Fact]
    public async Task The_log_comes_in_pages_newest_first_and_filtered()
    {
        var all = await ReadAsync("first: 50", "action");
        var first = await ReadAsync("first: 2", "action");
        var second = await ReadAsync($"first: 50, after: \"{first.GetText("data.organization.auditLog.pageInfo.endCursor")}\"", "action");
        var accepted = await ReadAsync("filter: { actions: [INVITATION_ACCEPTED] }", "action");
        var owners = await ReadAsync($"filter: {{ subjectId: \"{_owner.Id}\" }}", "action");
        var never = await ReadAsync("filter: { to: \"2020-01-01T00:00:00Z\" }", "action");
        var none = await ReadAsync("filter: { actions: [] }", "action");

        Actions(first).Concat(Actions(second)).ShouldBe(Actions(all));
        Actions(all)[^1].ShouldBe("ORG_CREATED");
        Actions(accepted).ShouldBe(["INVITATION_ACCEPTED", "INVITATION_ACCEPTED"]);
        accepted.Get("data.organization.auditLog.totalCount").GetInt32().ShouldBe(2);
        Actions(owners).ShouldBe(["ORG_CREATED"]);
        Actions(never).ShouldBeEmpty();
        Actions(none).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Behaviour", "G6")]
    [Trait("Abuse", "PR-07")]
    public async Task Replaying_the_log_gives_the_members_of_today_and_of_every_moment_before()
    {
        var random = new Random(20261124);
        var people = new List<Person> { _owner, _admin, _member };
        var history = new List<(DateTimeOffset At, string Members)>();
        for (var step = 0; step < 45; step++)
        {
            await ChangeSomethingAsync(random, people);
            history.Add((_app.Clock.GetUtcNow(), await MembersAsync(asOf: null)));
            _app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        foreach (var (at, members) in history)
        {
            (await MembersAsync(at)).ShouldBe(members, $"as of {at:t}");
        }

        (await MembersAsync(DateTimeOffset.UnixEpoch)).ShouldBe("[]");
        history.Select(entry => entry.Members).Distinct().Count().ShouldBeGreaterThan(15, "a history in which nothing happens proves nothing");
    }

    [Fact]
    [Trait("Abuse", "LO-15")]
    public async Task Role_changes_at_the_same_moment_form_one_chain_that_ends_in_the_stored_role()
    {
        string[] roles = ["ADMIN", "MEMBER", "OWNER"];
        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => _app.As(_owner).MutateAsync(
            "changeRole", new { membershipId = _acme.Memberships[_member], role = roles[number % 3] })));

        await using var database = _app.OpenDatabase();
        var mia = await database.Memberships.SingleAsync(membership => membership.User.Name == _member.Name);
        var chain = await database.AuditEntries
            .Where(entry => entry.MembershipId == mia.Id && entry.RoleBefore != null)
            .OrderBy(entry => entry.Sequence)
            .Select(entry => new { entry.RoleBefore, entry.RoleAfter })
            .ToListAsync();
        chain.Zip(chain.Skip(1)).ShouldAllBe(pair => pair.First.RoleAfter == pair.Second.RoleBefore);
        chain[0].RoleBefore.ShouldBe(OrgRole.Member);
        chain[^1].RoleAfter.ShouldBe(mia.Role);
        mia.Version.ShouldBe(chain.Count + 1);
    }

    private async Task ChangeSomethingAsync(Random random, List<Person> people)
    {
        if (people.Count < 6 && random.Next(4) == 0)
        {
            people.Add(await _app.RegisterAsync($"Person {people.Count}"));
        }

        var target = people[random.Next(people.Count)];
        if (!_acme.Memberships.TryGetValue(target, out var membershipId))
        {
            await _app.AddMemberAsync(_acme, _owner, target, random.Next(2) == 0 ? "ADMIN" : "MEMBER");
            return;
        }

        var owner = _app.As(_owner);
        var answer = (random.Next(6), target == _owner) switch
        {
            (_, true) => await owner.MutateAsync("updateOrganization", new { organizationId = _acme.Id, name = $"Acme {random.Next()}" }),
            (0, _) => await owner.MutateAsync("changeRole", new { membershipId, role = "ADMIN" }),
            (1, _) => await owner.MutateAsync("promoteOwner", new { membershipId }),
            (2, _) => await owner.MutateAsync("demoteOwner", new { membershipId }),
            (3, _) => await owner.MutateAsync("suspendMembership", new { membershipId }),
            (4, _) => await owner.MutateAsync("unsuspendMembership", new { membershipId }),
            _ => await RemoveAsync(),
        };
        answer.ShouldSucceed();

        async Task<Payload> RemoveAsync()
        {
            _acme.Memberships.Remove(target);
            return await owner.MutateAsync("removeMembership", new { membershipId });
        }
    }

    private async Task<string> MembersAsync(DateTimeOffset? asOf)
    {
        var answer = await _app.As(_owner).SendAsync(
            "query ($slug: Slug!, $asOf: DateTime) { organization(slug: $slug) { members(asOf: $asOf) { nodes { id role state joinedAt version user { id name } } } } }",
            new { slug = _acme.Slug, asOf });
        return answer.Get("data.organization.members.nodes").ToString();
    }

    private static IReadOnlyList<string?> Actions(Answer answer) => answer.GetTexts("data.organization.auditLog.nodes", "action");

    private Task<Answer> ReadAsync(string arguments, string selection)
        => _app.As(_owner).SendAsync(
            $$"""{ organization(slug: "{{_acme.Slug}}") { auditLog({{arguments}}) { totalCount nodes { {{selection}} } pageInfo { endCursor } } } }""");
}
