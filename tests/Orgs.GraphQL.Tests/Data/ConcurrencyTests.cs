namespace Orgs.GraphQL.Tests.Data;

/// <summary>What happens at the same moment: above all, all pairs of what two owners can do to themselves or each other.</summary>
public sealed class ConcurrencyTests(ConcurrencyTests.TwoOwners owners) : IClassFixture<ConcurrencyTests.TwoOwners>
{
    private const int Rounds = 12;

    /// <summary>The ways in which the second of two owners can stop the first from being one.</summary>
    private static readonly Dictionary<string, Func<Asker, Team, string, string, Task<Payload>>> _ways = new()
    {
        ["leaves"] = (asker, team, _, _) => asker.MutateAsync("leaveOrganization", new { organizationId = team.Id }),
        ["removes"] = (asker, _, _, other) => asker.MutateAsync("removeMembership", new { membershipId = other }),
        ["demotes"] = (asker, _, _, other) => asker.MutateAsync("demoteOwner", new { membershipId = other }),
        ["steps down"] = (asker, _, own, _) => asker.MutateAsync("changeRole", new { membershipId = own, role = "ADMIN" }),
    };

    public static TheoryData<string, string> Pairs
        => new(from one in _ways.Keys from other in _ways.Keys select (one, other));

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Whatever_two_owners_do_at_once_one_stays(string bobs, string alices)
    {
        var (app, bob, alice) = (owners.App, owners.Bob, owners.Alice);
        for (var round = 0; round < Rounds; round++)
        {
            var team = await app.CreateOrganizationAsync(bob, $"Acme {bobs} {alices} {round}");
            await app.AddMemberAsync(team, bob, alice, "OWNER");

            var answers = await Task.WhenAll(
                Task.Run(() => _ways[bobs](app.As(bob), team, team.Memberships[bob], team.Memberships[alice])),
                Task.Run(() => _ways[alices](app.As(alice), team, team.Memberships[alice], team.Memberships[bob])));

            answers.Select(answer => answer.Error).OfType<string>().ShouldAllBe(
                refusal => refusal == "LastOwnerError" || refusal == "ForbiddenError" || refusal == "NotFoundError");
            (await OwnersAsync(team)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Inviting_one_address_many_times_at_once_gives_one_invitation_and_one_mail()
    {
        var (app, bob) = (owners.App, owners.Bob);
        var team = await app.CreateOrganizationAsync(bob, "Inviting");

        var answers = await AtOnceAsync(20, () => app.As(bob).MutateAsync("inviteMember", new { organizationId = team.Id, email = "jane@orgs.test" }));

        answers.Count(answer => answer.Error is null).ShouldBe(1);
        answers.Count(answer => answer.Error == "AlreadyInvitedError").ShouldBe(19);
        app.Mails.Count(mail => mail.To == "jane@orgs.test").ShouldBe(1);
    }

    [Fact]
    public async Task Making_one_member_an_owner_many_times_at_once_is_done_once()
    {
        var (app, bob, alice) = (owners.App, owners.Bob, owners.Alice);
        var team = await app.CreateOrganizationAsync(bob, "Promoting");
        await app.AddMemberAsync(team, bob, alice);

        var answers = await AtOnceAsync(20, () => app.As(bob).MutateAsync(
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

        var answers = await AtOnceAsync(20, () => app.As(bob).MutateAsync("removeMembership", new { membershipId = team.Memberships[alice] }));

        answers.Count(answer => answer.Error is null).ShouldBe(1);
        answers.Count(answer => answer.Error == "NotFoundError").ShouldBe(19);
    }

    private static Task<Payload[]> AtOnceAsync(int times, Func<Task<Payload>> ask)
        => Task.WhenAll(Enumerable.Range(0, times).Select(_ => Task.Run(ask)));

    private async Task<int> OwnersAsync(Team team)
    {
        await using var database = owners.App.OpenDatabase();
        return await database.Memberships.CountAsync(
            membership => membership.Organization.Slug == team.Slug && membership.Role == OrgRole.Owner);
    }

    public sealed class TwoOwners : IAsyncLifetime
    {
        public OrgsApplication App { get; } = new(("Orgs:Limits:InvitationsPerRecipient", "1000"));

        public Person Bob { get; private set; } = null!;

        public Person Alice { get; private set; } = null!;

        public async ValueTask InitializeAsync() => (Bob, Alice) = (await App.RegisterAsync("Bob"), await App.RegisterAsync("Alice"));

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
