namespace Orgs.GraphQL.Tests.Data;

public sealed class ConcurrencyTests
{
    private const int Rounds = 12;

    public static TheoryData<string, string> Pairs
        => new(from one in _ways.Keys from other in _ways.Keys select (one, other));

    /// <summary>The ways in which the second of two owners can stop the first from being one.</summary>
    private static readonly Dictionary<string, Func<MembershipChanges, Viewer, Membership, Membership, Task<DomainError?>>> _ways = new()
    {
        ["leaves"] = async (changes, viewer, own, _) => (await changes.LeaveAsync(viewer, own.OrganizationId, false, CancellationToken.None)).Error,
        ["removes"] = async (changes, viewer, _, other) => (await changes.RemoveAsync(viewer, other.Id, null, false, CancellationToken.None)).Error,
        ["demotes"] = async (changes, viewer, _, other)
            => (await changes.DemoteOwnerAsync(viewer, other.Id, OrgRole.Member, null, CancellationToken.None)).Error,
        ["steps down"] = async (changes, viewer, own, _)
            => (await changes.ChangeRoleAsync(viewer, own.Id, OrgRole.Admin, null, CancellationToken.None)).Error,
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Whatever_two_owners_do_at_once_one_stays(string bobs, string alices)
    {
        await using var app = new OrgsApplication();
        var (bob, alice) = (await app.RegisterAsync("Bob"), await app.RegisterAsync("Alice"));

        for (var round = 0; round < Rounds; round++)
        {
            var organization = await TwoOwnersAsync(app, bob, alice, round);
            var (first, second) = (await app.MembershipAsync(bob, organization), await app.MembershipAsync(alice, organization));

            var refusals = await AtOnce(
                () => _ways[bobs](app.Get<MembershipChanges>(), bob, first, second),
                () => _ways[alices](app.Get<MembershipChanges>(), alice, second, first));

            refusals.OfType<DomainError>().ShouldAllBe(refusal => refusal is LastOwnerError || refusal is ForbiddenError || refusal is NotFoundError);
            (await OwnersAsync(app, organization)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Of_two_owners_who_leave_at_once_exactly_one_succeeds()
    {
        await using var app = new OrgsApplication();
        var (bob, alice) = (await app.RegisterAsync("Bob"), await app.RegisterAsync("Alice"));

        for (var round = 0; round < Rounds; round++)
        {
            var organization = await TwoOwnersAsync(app, bob, alice, round);

            var outcomes = await AtOnce(
                () => app.Get<MembershipChanges>().LeaveAsync(bob, organization.Id, dryRun: false, CancellationToken.None),
                () => app.Get<MembershipChanges>().LeaveAsync(alice, organization.Id, dryRun: false, CancellationToken.None));

            outcomes.Count(outcome => outcome.Succeeded).ShouldBe(1);
            var refusal = outcomes.Single(outcome => !outcome.Succeeded).Error.ShouldBeOfType<LastOwnerError>();
            refusal.Remedies.ShouldBe([OwnerRemedy.DeleteOrganization]);
            (await OwnersAsync(app, organization)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Accepting_one_invitation_many_times_at_once_gives_one_membership_and_one_audit_entry()
    {
        await using var app = new OrgsApplication();
        var (owner, jane) = (await app.RegisterAsync("Olive"), await app.RegisterAsync("Jane"));
        var organization = await app.CreateOrganizationAsync(owner);
        var token = await app.InviteAsync(owner, organization, "Jane");

        var outcomes = await AtOnce([.. Enumerable.Repeat(() => app.AcceptAsync(jane, token), 20)]);

        outcomes.ShouldAllBe(outcome => outcome.Succeeded);
        outcomes.Select(outcome => outcome.Value!.Membership.Id).Distinct().ShouldHaveSingleItem();
        outcomes.Count(outcome => !outcome.Value!.AlreadyMember).ShouldBe(1);
        await using var database = app.OpenDatabase();
        (await database.AuditEntries.CountAsync(entry => entry.Action == AuditAction.InvitationAccepted)).ShouldBe(1);
    }

    [Fact]
    public async Task Of_many_organizations_that_want_one_slug_at_once_one_gets_it()
    {
        await using var app = new OrgsApplication();
        var bob = await app.RegisterAsync("Bob");

        var outcomes = await AtOnce([.. Enumerable.Repeat(
            () => app.Get<OrganizationCreation>().CreateAsync(bob, "Acme", "acme", CancellationToken.None), 20)]);

        outcomes.Count(outcome => outcome.Succeeded).ShouldBe(1);
        outcomes.Where(outcome => !outcome.Succeeded).ShouldAllBe(outcome => outcome.Error is SlugTakenError);
    }

    [Fact]
    public async Task Of_many_registrations_of_one_address_at_once_one_succeeds()
    {
        await using var app = new OrgsApplication();
        string[] spellings = ["Bob@orgs.test", "bob@orgs.test", "BOB@ORGS.TEST", "bob@Orgs.Test"];

        var outcomes = await AtOnce([.. Enumerable.Range(0, 20).Select<int, Func<Task<Outcome<Registered>>>>(number => () => app.Get<Registration>().RegisterAsync(
            new Viewer(),
            RequestOrigin.Unknown,
            new NewUser(spellings[number % spellings.Length], OrgsApplication.Password, "Bob"),
            CancellationToken.None))]);

        outcomes.Count(outcome => outcome.Succeeded).ShouldBe(1);
        outcomes.Where(outcome => !outcome.Succeeded).ShouldAllBe(outcome => ((ValidationError)outcome.Error!).Fields[0].Path[0] == "email");
        await using var database = app.OpenDatabase();
        (await database.Users.CountAsync()).ShouldBe(1);
        (await database.Accounts.CountAsync()).ShouldBe(1);
    }

    private static async Task<Organization> TwoOwnersAsync(OrgsApplication app, Viewer first, Viewer second, int round)
    {
        var organization = await app.CreateOrganizationAsync(first, $"Acme {round}");
        await using var database = app.OpenDatabase();
        database.Add(Membership.Create(organization.Id, second.SignedIn.Id, OrgRole.Owner, app.Clock.GetUtcNow()));
        await database.SaveChangesAsync();
        return organization;
    }

    private static async Task<int> OwnersAsync(OrgsApplication app, Organization organization)
    {
        await using var database = app.OpenDatabase();
        return await database.Memberships.CountAsync(
            membership => membership.OrganizationId == organization.Id && membership.Role == OrgRole.Owner);
    }

    private static async Task<T[]> AtOnce<T>(params Func<Task<T>>[] operations)
    {
        using var start = new Barrier(Math.Min(operations.Length, 8));
        return await Task.WhenAll(operations.Select((operation, index) => Task.Factory.StartNew(
            async () =>
            {
                if (index < start.ParticipantCount)
                {
                    start.SignalAndWait(TestContext.Current.CancellationToken);
                }

                return await operation();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }
}
