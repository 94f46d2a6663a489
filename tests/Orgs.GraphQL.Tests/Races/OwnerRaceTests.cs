namespace Orgs.GraphQL.Tests.Races;

/// <summary>Two owners, and everything that each of them could do to end an ownership, in all pairs.</summary>
[Trait("Behaviour", "G1")]
[Trait("Behaviour", "S4-18")]
[Trait("Abuse", "LO-02")]
public sealed class OwnerRaceTests(OwnerRaceTests.Cast cast) : IClassFixture<OwnerRaceTests.Cast>
{
    /// <summary>What one of two owners does, to itself or to the other.</summary>
    private static readonly Dictionary<string, Func<RaceStage, Person, Person, Task<string?>>> _ways = new()
    {
        ["leaves"] = (stage, self, _) => stage.TryAsync(self, "leaveOrganization", new { organizationId = stage.OrganizationId }),
        ["removes the other"] = (stage, self, other) => stage.TryAsync(self, "removeMembership", new { membershipId = stage.MembershipOf(other) }),
        ["demotes the other"] = (stage, self, other) => stage.TryAsync(self, "demoteOwner", new { membershipId = stage.MembershipOf(other) }),
        ["changes the other's role"] = (stage, self, other) => stage.TryAsync(
            self, "changeRole", new { membershipId = stage.MembershipOf(other), role = "MEMBER" }),
        ["promotes the other"] = (stage, self, other) => stage.TryAsync(self, "promoteOwner", new { membershipId = stage.MembershipOf(other) }),
        ["suspends the other"] = (stage, self, other) => stage.TryAsync(self, "suspendMembership", new { membershipId = stage.MembershipOf(other) }),
        ["hands over to the other"] = (stage, self, other) => stage.TryAsync(
            self, "transferOwnership", new { toMembershipId = stage.MembershipOf(other) }),
        ["deletes the organization"] = (stage, self, _) => stage.TryAsync(
            self, "deleteOrganization", new { organizationId = stage.OrganizationId, confirmSlug = stage.Team.Slug }),
        ["deletes the own account"] = (stage, self, _) => stage.TryAsync(
            self, "deleteMyAccount", new { confirmEmail = self.Email, password = OrgsApplication.Password }),
        ["is locked"] = async (stage, self, _) =>
            (await stage.App.Get<UserLocks>().LockAsync(self.Email, CancellationToken.None)).Error?.GetType().Name,
        ["steps down"] = (stage, self, _) => stage.TryAsync(self, "changeRole", new { membershipId = stage.MembershipOf(self), role = "ADMIN" }),
    };

    /// <summary>After these a user is no good for another round; nor is one who alone owns what was left of earlier rounds good for these.</summary>
    private static readonly string[] _endsUsers = ["deletes the own account", "is locked"];

    /// <summary>Bob and Alice are alike, so each pair is there once.</summary>
    public static TheoryData<string, string> Pairs
        => new(from one in _ways.Keys from other in _ways.Keys where string.CompareOrdinal(one, other) <= 0 select (one, other));

    public static TheoryData<string, string> PairsOnAThird
    {
        get
        {
            string[] ways = ["removes the other", "demotes the other", "changes the other's role", "suspends the other", "hands over to the other"];
            return new(from one in ways from other in ways where string.CompareOrdinal(one, other) <= 0 select (one, other));
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public Task Whatever_two_owners_do_at_once_ends_as_one_after_the_other(string bobs, string alices)
        => Race.RunAsync(
            () => cast.SetUpTwoAsync(areNew: _endsUsers.Contains(bobs) || _endsUsers.Contains(alices)),
            two => _ways[bobs](two.Stage, two.Bob, two.Alice),
            two => _ways[alices](two.Stage, two.Alice, two.Bob),
            two => two.Stage.ReadAsync());

    [Theory]
    [Trait("Abuse", "LO-05")]
    [MemberData(nameof(PairsOnAThird))]
    public Task Whatever_two_owners_do_to_a_third_at_once_ends_as_one_after_the_other(string bobs, string alices)
        => Race.RunAsync(
            () => cast.SetUpAsync(cast.Alice, cast.Xena),
            stage => _ways[bobs](stage, cast.Bob, cast.Xena),
            stage => _ways[alices](stage, cast.Alice, cast.Xena),
            stage => stage.ReadAsync());

    [Fact]
    [Trait("Abuse", "LO-04")]
    public Task Handing_over_to_a_member_while_somebody_removes_that_member_leaves_an_owner()
        => Race.RunAsync(
            async () =>
            {
                var stage = await cast.SetUpAsync();
                await cast.App.AddMemberAsync(stage.Team, cast.Bob, cast.Xena, "ADMIN");
                await cast.App.AddMemberAsync(stage.Team, cast.Bob, cast.Alice);
                return stage;
            },
            async stage => (await stage.TryAsync(cast.Bob, "promoteOwner", new { membershipId = stage.MembershipOf(cast.Alice) }))
                ?? await stage.TryAsync(cast.Alice, "removeMembership", new { membershipId = stage.MembershipOf(cast.Bob) }),
            stage => stage.TryAsync(cast.Xena, "removeMembership", new { membershipId = stage.MembershipOf(cast.Alice) }),
            // Between the two steps of the one the other may come too, which gives a third state; that somebody owns it is checked in all.
            async stage => (await stage.ReadAsync()).Length > 0 ? "" : "nothing");

    [Theory]
    [Trait("Abuse", "LO-03")]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    public async Task Of_any_number_of_owners_who_all_go_at_once_one_stays(int count)
    {
        var owners = await cast.OwnersAsync(count);
        for (var round = 0; round < Race.Rounds; round++)
        {
            var stage = await cast.SetUpAsync([.. owners.Skip(1)]);
            var ways = _ways.Keys.Except([.. _endsUsers, "deletes the organization", "hands over to the other", "promotes the other"]).ToList();

            var answers = await Race.AtOnceAsync([.. owners.Select((owner, index) => (Func<Task<string?>>)(
                () => _ways[ways[(index + round) % ways.Count]](stage, owner, owners[(index + 1) % count])))]);

            var left = await stage.ReadAsync();
            var taken = answers.Count(answer => answer is null);
            var stay = left.Split(" Owner Active").Length - 1;
            stay.ShouldBeGreaterThanOrEqualTo(1, left);
            (count - stay).ShouldBeLessThanOrEqualTo(taken, left);
            answers.OfType<string>().ShouldBeSubsetOf(["LastOwnerError", "ForbiddenError", "NotFoundError"]);
        }
    }

    public sealed class Cast : IAsyncLifetime
    {
        private readonly List<Person> _owners = [];

        public OrgsApplication App { get; } = new(OrgsApplication.ForBusyPeople);

        public Person Bob { get; private set; } = null!;

        public Person Alice { get; private set; } = null!;

        public Person Xena { get; private set; } = null!;

        public async ValueTask InitializeAsync()
            => (Bob, Alice, Xena) = (await App.RegisterAsync("Bob"), await App.RegisterAsync("Alice"), await App.RegisterAsync("Xena"));

        public ValueTask DisposeAsync() => App.DisposeAsync();

        /// <summary>An organization that Bob and Alice own, and nothing else if they are new.</summary>
        public async Task<(RaceStage Stage, Person Bob, Person Alice)> SetUpTwoAsync(bool areNew)
        {
            var (bob, alice) = areNew ? (await RegisterAsync("Bob"), await RegisterAsync("Alice")) : (Bob, Alice);
            return (await SetUpAsync(bob, [alice]), bob, alice);
        }

        /// <summary>An organization that Bob and the others own.</summary>
        public Task<RaceStage> SetUpAsync(params Person[] others) => SetUpAsync(Bob, others);

        private async Task<RaceStage> SetUpAsync(Person first, Person[] others)
        {
            var team = await App.CreateOrganizationAsync(first, $"Acme {Guid.NewGuid():N}");
            foreach (var other in others)
            {
                await App.AddMemberAsync(team, first, other, "OWNER");
            }

            return new RaceStage(App, team);
        }

        public async Task<IReadOnlyList<Person>> OwnersAsync(int count)
        {
            if (_owners.Count == 0)
            {
                _owners.AddRange([Bob, Alice, Xena]);
            }

            while (_owners.Count < count)
            {
                _owners.Add(await App.RegisterAsync($"Owner {_owners.Count}"));
            }

            return [.. _owners.Take(count)];
        }

        private Task<Person> RegisterAsync(string name) => App.RegisterAsync(name, $"{name}.{Guid.NewGuid():N}@orgs.test");
    }
}
