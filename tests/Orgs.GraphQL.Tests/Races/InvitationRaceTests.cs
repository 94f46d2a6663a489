namespace Orgs.GraphQL.Tests.Races;

/// <summary>One invitation, and everything that can happen to it, in all pairs.</summary>
[Trait("Abuse", "IN-04")]
[Trait("Abuse", "IN-05")]
[Trait("Abuse", "IN-07")]
[Trait("Abuse", "IN-08")]
[Trait("Abuse", "IN-09")]
[Trait("Abuse", "LO-18")]
public sealed class InvitationRaceTests(InvitationRaceTests.Cast cast) : IClassFixture<InvitationRaceTests.Cast>
{
    private static readonly Dictionary<string, Func<Cast, InvitedStage, Task<string?>>> _ways = new()
    {
        ["accept by token"] = (cast, stage) => stage.Stage.TryAsync(cast.Ivan, "acceptInvitation", new { token = stage.Token }),
        ["accept by id"] = (cast, stage) => stage.Stage.TryAsync(cast.Ivan, "acceptInvitation", new { invitationId = stage.InvitationId }),
        ["decline"] = (cast, stage) => stage.Stage.TryAsync(cast.Ivan, "declineInvitation", new { token = stage.Token }),
        ["expire"] = async (cast, stage) =>
        {
            var id = new Guid(GlobalId.Key(stage.InvitationId));
            await using var database = cast.App.OpenDatabase();
            await database.Invitations.Where(invitation => invitation.Id == id)
                .ExecuteUpdateAsync(invitation => invitation.SetProperty(one => one.ExpiresAt, one => one.CreatedAt));
            return null;
        },
        ["invite again"] = (cast, stage) => stage.Stage.TryAsync(
            cast.Alice, "inviteMember", new { organizationId = stage.Stage.OrganizationId, email = cast.Ivan.Email, role = "MEMBER" }),
        ["rename the organization"] = (cast, stage) => stage.Stage.TryAsync(
            cast.Alice, "updateOrganization", new { organizationId = stage.Stage.OrganizationId, name = "Another name" }),
        ["delete the organization"] = (cast, stage) => stage.Stage.TryAsync(
            cast.Alice, "deleteOrganization", new { organizationId = stage.Stage.OrganizationId, confirmSlug = stage.Stage.Team.Slug }),
        ["suspend the inviter"] = (cast, stage) => stage.Stage.TryAsync(
            cast.Alice, "suspendMembership", new { membershipId = stage.Stage.MembershipOf(cast.Bob) }),
        ["remove the inviter"] = (cast, stage) => stage.Stage.TryAsync(
            cast.Alice, "removeMembership", new { membershipId = stage.Stage.MembershipOf(cast.Bob) }),
        ["demote the inviter"] = (cast, stage) => stage.Stage.TryAsync(
            cast.Alice, "demoteOwner", new { membershipId = stage.Stage.MembershipOf(cast.Bob) }),
    };

    public static TheoryData<string, string> Pairs
        => new(from one in _ways.Keys from other in _ways.Keys where string.CompareOrdinal(one, other) <= 0 select (one, other));

    [Theory]
    [MemberData(nameof(Pairs))]
    public Task Whatever_happens_to_an_invitation_at_once_ends_as_one_after_the_other(string one, string other)
        => Race.RunAsync(
            cast.SetUpAsync,
            stage => _ways[one](cast, stage),
            stage => _ways[other](cast, stage),
            stage => stage.Stage.ReadAsync());

    [Fact]
    public async Task Accepting_twenty_times_at_once_gives_one_membership_and_one_line_in_the_log()
    {
        var stage = await cast.SetUpAsync();

        var answers = await Race.AtOnceAsync(20, () => cast.App.As(cast.Ivan).MutateAsync(
            "acceptInvitation", new { token = stage.Token }, "membership { id } alreadyMember"));

        answers.ShouldAllBe(answer => answer.Error == null);
        answers.Select(answer => answer.GetText("membership.id")).Distinct().Count().ShouldBe(1);
        answers.Count(answer => !answer.Get("alreadyMember").GetBoolean()).ShouldBe(1);
        (await stage.Stage.ReadAsync()).Split("InvitationAccepted").Length.ShouldBe(2 + 1, "Alice's and Ivan's");
    }

    public sealed record InvitedStage(RaceStage Stage, string InvitationId, string Token);

    public sealed class Cast : IAsyncLifetime
    {
        public OrgsApplication App { get; } = new(OrgsApplication.ForBusyPeople);

        public Person Bob { get; private set; } = null!;

        public Person Alice { get; private set; } = null!;

        public Person Ivan { get; private set; } = null!;

        public async ValueTask InitializeAsync()
            => (Bob, Alice, Ivan) = (await App.RegisterAsync("Bob"), await App.RegisterAsync("Alice"), await App.RegisterAsync("Ivan"));

        public ValueTask DisposeAsync() => App.DisposeAsync();

        /// <summary>Bob and Alice own an organization, and Bob has invited Ivan to be an admin.</summary>
        public async Task<InvitedStage> SetUpAsync()
        {
            var team = await App.CreateOrganizationAsync(Bob, $"Acme {Guid.NewGuid():N}");
            await App.AddMemberAsync(team, Bob, Alice, "OWNER");
            var invited = await App.As(Bob).MutateAsync(
                "inviteMember", new { organizationId = team.Id, email = Ivan.Email, role = "ADMIN" }, "invitation { id }");

            return new InvitedStage(new RaceStage(App, team), invited.ShouldSucceed().GetText("invitation.id")!, App.TokenMailedTo(Ivan.Email));
        }
    }
}
