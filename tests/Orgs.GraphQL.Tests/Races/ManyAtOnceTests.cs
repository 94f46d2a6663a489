using System.Diagnostics;

namespace Orgs.GraphQL.Tests.Races;

/// <summary>The same thing, or the same kind of thing, asked for many times at the same moment.</summary>
public sealed class ManyAtOnceTests(ManyAtOnceTests.TwoOwners owners) : IClassFixture<ManyAtOnceTests.TwoOwners>
{
    /// <summary>Seconds of mixed reading and writing; ten minutes by hand.</summary>
    private static readonly int _seconds = int.TryParse(Environment.GetEnvironmentVariable("ORGS_LOAD_SECONDS"), out var seconds) ? seconds : 3;

    [Fact]
    public async Task Inviting_one_address_many_times_at_once_gives_one_invitation_and_one_mail()
    {
        var (app, bob) = (owners.App, owners.Bob);
        var team = await app.CreateOrganizationAsync(bob, "Inviting");

        var answers = await Race.AtOnceAsync(
            20, () => app.As(bob).MutateAsync("inviteMember", new { organizationId = team.Id, email = "jane@orgs.test" }));

        answers.Count(answer => answer.Error is null).ShouldBe(1);
        answers.Count(answer => answer.Error == "AlreadyInvitedError").ShouldBe(19);
        app.Mails.Count(mail => mail.To == "jane@orgs.test").ShouldBe(1);
    }

    [Fact]
    [Trait("Behaviour", "S4-13")]
    public async Task Making_one_member_an_owner_many_times_at_once_is_done_once()
    {
        var (app, bob, alice) = (owners.App, owners.Bob, owners.Alice);
        var team = await app.CreateOrganizationAsync(bob, "Promoting");
        await app.AddMemberAsync(team, bob, alice);

        var answers = await Race.AtOnceAsync(20, () => app.As(bob).MutateAsync(
            "promoteOwner", new { membershipId = team.Memberships[alice] }, "membership { version }"));

        answers.ShouldAllBe(answer => answer.Error == null);
        answers.ShouldAllBe(answer => answer.Get("membership.version").GetInt32() == 2);
        (await OwnersAsync(team)).ShouldBe(2);
    }

    [Fact]
    public async Task Of_many_removals_of_one_member_at_once_one_succeeds_and_the_others_find_nobody()
    {
        var (app, bob, alice) = (owners.App, owners.Bob, owners.Alice);
        var team = await app.CreateOrganizationAsync(bob, "Removing");
        await app.AddMemberAsync(team, bob, alice);

        var answers = await Race.AtOnceAsync(
            20, () => app.As(bob).MutateAsync("removeMembership", new { membershipId = team.Memberships[alice] }));

        answers.Count(answer => answer.Error is null).ShouldBe(1);
        answers.Count(answer => answer.Error == "NotFoundError").ShouldBe(19);
    }

    [Fact]
    [Trait("Abuse", "LO-09")]
    public async Task Of_fifty_organizations_with_one_slug_at_once_one_is_made()
    {
        var answers = await Race.AtOnceAsync(50, () => owners.App.As(owners.Bob).MutateAsync(
            "createOrganization", new { name = "Wanted", slug = "wanted-by-all" }));

        answers.Count(answer => answer.Error is null).ShouldBe(1);
        answers.Count(answer => answer.Error == "SlugTakenError").ShouldBe(49);
    }

    [Fact]
    [Trait("Abuse", "LO-09")]
    public async Task Organizations_with_one_name_at_once_get_a_slug_each()
    {
        string[] spellings = ["Same Name", "SAME NAME", "same name", "Same-Name"];
        var next = 0;

        var answers = await Race.AtOnceAsync(20, () => owners.App.As(owners.Bob).MutateAsync(
            "createOrganization", new { name = spellings[Interlocked.Increment(ref next) % 4] }, "organization { slug }"));

        answers.ShouldAllBe(answer => answer.Error == null);
        answers.Select(answer => answer.GetText("organization.slug")).Distinct().Count().ShouldBe(20);
    }

    [Fact]
    [Trait("Abuse", "LO-14")]
    public async Task A_limit_that_many_reach_at_once_is_kept_exactly()
    {
        var (app, bob) = (owners.App, owners.Bob);
        var team = await app.CreateOrganizationAsync(bob, "Limited");
        for (var number = 0; number < 45; number++)
        {
            await app.InviteAsync(team, bob, $"limited.{number}@orgs.test");
        }

        var next = 45;
        var answers = await Race.AtOnceAsync(20, () => app.As(bob).MutateAsync(
            "inviteMember", new { organizationId = team.Id, email = $"limited.{Interlocked.Increment(ref next)}@orgs.test" }));

        answers.Count(answer => answer.Error is null).ShouldBe(5);
        answers.Count(answer => answer.Error == "RateLimitedError").ShouldBe(15);
    }

    [Fact]
    [Trait("Abuse", "LO-14")]
    public async Task The_last_free_place_goes_to_one_of_many_who_accept_at_once()
    {
        await using var app = new OrgsApplication([.. OrgsApplication.ForBusyPeople, ("Orgs:Organizations:MemberLimit", "3")]);
        var bob = await app.RegisterAsync("Bob");
        var team = await app.CreateOrganizationAsync(bob);
        await app.AddMemberAsync(team, bob, "Alice");
        var invited = new List<(Person Person, string Token)>();
        for (var number = 0; number < 12; number++)
        {
            var person = await app.RegisterAsync($"Person {number}");
            invited.Add((person, await app.InviteAsync(team, bob, person.Email)));
        }

        var answers = await Race.AtOnceAsync([.. invited.Select(one => (Func<Task<Payload>>)(
            () => app.As(one.Person).MutateAsync("acceptInvitation", new { token = one.Token })))]);

        answers.Count(answer => answer.Error is null).ShouldBe(1);
        answers.Count(answer => answer.Error == "LimitReachedError").ShouldBe(11);
    }

    [Fact]
    [Trait("Abuse", "LO-15")]
    public async Task Role_changes_of_one_member_at_once_make_one_chain_in_the_log()
    {
        var (app, bob, alice) = (owners.App, owners.Bob, owners.Alice);
        var team = await app.CreateOrganizationAsync(bob, "Chained");
        await app.AddMemberAsync(team, bob, alice);
        string[] roles = ["ADMIN", "OWNER", "MEMBER"];
        var next = 0;

        var answers = await Race.AtOnceAsync(30, () => app.As(bob).MutateAsync(
            "changeRole", new { membershipId = team.Memberships[alice], role = roles[Interlocked.Increment(ref next) % 3] }));

        answers.ShouldAllBe(answer => answer.Error == null);
        await using var database = app.OpenDatabase();
        var organization = await database.Organizations.SingleAsync(organization => organization.Slug == team.Slug);
        var chain = await database.AuditEntries
            .Where(entry => entry.OrganizationId == organization.Id && entry.RoleBefore != null)
            .OrderBy(entry => entry.Sequence)
            .ToListAsync();
        var stored = await database.Memberships.SingleAsync(
            membership => membership.OrganizationId == organization.Id && membership.User.Name == "Alice");
        chain.Select(entry => entry.RoleBefore).ShouldBe([OrgRole.Member, .. chain.SkipLast(1).Select(entry => entry.RoleAfter)]);
        stored.Role.ShouldBe(chain[^1].RoleAfter!.Value);
        stored.Version.ShouldBe(chain.Count + 1);
    }

    [Fact]
    [Trait("Abuse", "LO-20")]
    public async Task What_many_append_at_once_through_the_write_path_is_all_there()
    {
        var (app, bob) = (owners.App, owners.Bob);
        var team = await app.CreateOrganizationAsync(bob, "Appending");
        var id = new Guid(GlobalId.Key(team.Id));
        await using var database = app.OpenDatabase();
        var viewer = new Viewer();
        viewer.Become(
            await database.Users.SingleAsync(user => user.Name == "Bob"),
            await database.PersonalAccounts.SingleAsync(account => account.Name == "Bob"),
            Session.Start(Guid.NewGuid(), userAgent: null, DateTimeOffset.UnixEpoch));
        var next = 0;

        // What is read under the lock decides what is written: each takes the number of lines there are.
        var answers = await Race.AtOnceAsync(40, () => app.Get<OrganizationWrites>().ByMemberAsync<Membership>(
            id,
            viewer,
            async change =>
            {
                var lines = await change.Database.AuditEntries.CountAsync(entry => entry.OrganizationId == id && entry.SubjectLabel != null);
                await Task.Yield();
                change.Audit(AuditAction.RoleChanged, change.Actor.User, new AuditDetails { SubjectLabel = $"{lines}" });
                Interlocked.Increment(ref next);
                return change.Actor;
            },
            CancellationToken.None));

        answers.ShouldAllBe(answer => answer.Succeeded);
        next.ShouldBeGreaterThanOrEqualTo(40);
        var written = await database.AuditEntries
            .Where(entry => entry.OrganizationId == id && entry.Action == AuditAction.RoleChanged)
            .OrderBy(entry => entry.Sequence)
            .Select(entry => entry.SubjectLabel)
            .ToListAsync();
        var first = int.Parse(written[0]!, System.Globalization.CultureInfo.InvariantCulture);
        written.ShouldBe(Enumerable.Range(first, 40).Select(number => (string?)$"{number}"));
    }

    [Fact]
    [Trait("Abuse", "LO-12")]
    public async Task Sixteen_writers_and_sixteen_readers_never_hear_of_a_lock()
    {
        var (app, bob, alice) = (owners.App, owners.Bob, owners.Alice);
        var teams = new List<Team>();
        for (var number = 0; number < 4; number++)
        {
            teams.Add(await app.CreateOrganizationAsync(bob, $"Busy {number}"));
            await app.AddMemberAsync(teams[number], bob, alice);
        }

        var watch = Stopwatch.StartNew();
        var writes = 0;
        var writers = Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (var round = 0; watch.Elapsed.TotalSeconds < _seconds; round++)
            {
                var team = teams[(writer + round) % 4];
                (await app.As(bob).MutateAsync(
                    "changeRole", new { membershipId = team.Memberships[alice], role = round % 2 == 0 ? "ADMIN" : "MEMBER" })).ShouldSucceed();
                Interlocked.Increment(ref writes);
            }
        }));
        var readers = Enumerable.Range(0, 16).Select(reader => Task.Run(async () =>
        {
            while (watch.Elapsed.TotalSeconds < _seconds)
            {
                var read = await app.As(reader % 2 == 0 ? bob : alice).SendAsync(
                    "{ me { organizations { nodes { name members { nodes { role user { name } } } } } } }");
                read.Status.ShouldBe(200, read.Text);
                read.ErrorCodes.ShouldBeEmpty(read.Text);
            }
        }));

        await Task.WhenAll([.. writers, .. readers]);

        writes.ShouldBeGreaterThan(16);
    }

    private async Task<int> OwnersAsync(Team team)
    {
        await using var database = owners.App.OpenDatabase();
        return await database.Memberships.CountAsync(
            membership => membership.Organization.Slug == team.Slug && membership.Role == OrgRole.Owner);
    }

    public sealed class TwoOwners : IAsyncLifetime
    {
        public OrgsApplication App { get; } = new(OrgsApplication.ForBusyPeople);

        public Person Bob { get; private set; } = null!;

        public Person Alice { get; private set; } = null!;

        public async ValueTask InitializeAsync() => (Bob, Alice) = (await App.RegisterAsync("Bob"), await App.RegisterAsync("Alice"));

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
