using Orgs.GraphQL.Tests.Races;

namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>Who loses a right while the own change is under way has not made that change: it came before the loss, or it is refused.</summary>
[Trait("Abuse", "AZ-14")]
public sealed class InFlightTests(InFlightTests.Cast cast) : IClassFixture<InFlightTests.Cast>
{
    /// <summary>Everything that an owner can do in an organization, but for what is about the owner alone.</summary>
    private static readonly Dictionary<string, Func<Scene, object>> _changes = new()
    {
        ["inviteMember"] = scene => new { organizationId = scene.Team.Id, email = "jane@orgs.test", role = "ADMIN" },
        ["inviteMembers"] = scene => new { organizationId = scene.Team.Id, invitations = new[] { new { email = "jane@orgs.test", role = "ADMIN" } } },
        ["resendInvitation"] = scene => new { invitationId = scene.InvitationId },
        ["changeInvitationRole"] = scene => new { invitationId = scene.InvitationId, role = "MEMBER" },
        ["revokeInvitation"] = scene => new { invitationId = scene.InvitationId },
        ["createInviteLink"] = scene => new { organizationId = scene.Team.Id },
        ["revokeInviteLink"] = scene => new { inviteLinkId = scene.LinkId },
        ["promoteOwner"] = scene => new { membershipId = scene.MemberId },
        ["demoteOwner"] = scene => new { membershipId = scene.OwnerId },
        ["changeRole"] = scene => new { membershipId = scene.MemberId, role = "ADMIN" },
        ["removeMembership"] = scene => new { membershipId = scene.MemberId },
        ["suspendMembership"] = scene => new { membershipId = scene.MemberId },
        ["unsuspendMembership"] = scene => new { membershipId = scene.SuspendedId },
        ["transferOwnership"] = scene => new { toMembershipId = scene.MemberId },
        ["updateOrganization"] = scene => new { organizationId = scene.Team.Id, name = "Another name" },
        ["deleteOrganization"] = scene => new { organizationId = scene.Team.Id, confirmSlug = scene.Team.Slug },
    };

    private static readonly Dictionary<string, Func<IQueryable<Membership>, Task<int>>> _losses = new()
    {
        ["removed"] = row => row.ExecuteDeleteAsync(),
        ["demoted"] = row => row.ExecuteUpdateAsync(set => set.SetProperty(membership => membership.Role, OrgRole.Member)),
        ["suspended"] = row => row.ExecuteUpdateAsync(set => set.SetProperty(membership => membership.State, MembershipState.Suspended)),
    };

    public static TheoryData<string, string> All => new(from change in _changes.Keys from loss in _losses.Keys select (change, loss));

    [Fact]
    public void Every_change_of_an_organization_is_tried()
        => SchemaFile.Read().Fields("Mutation")
            .Where(mutation => mutation.Directives.Any(directive => directive.Name.Value == "orgRole"))
            .Select(mutation => mutation.Name.Value)
            .Except(["leaveOrganization", "restoreOrganization"])
            .ShouldBe(_changes.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_change_that_began_before_the_loss_and_gets_its_turn_after_it_is_refused(string mutation, string loss)
    {
        var scene = await cast.SetUpAsync();
        var (organizationId, ownId) = (Listening.GuidOf(scene.Team.Id), Listening.GuidOf(scene.Team.Memberships[cast.Ada]));
        var provider = cast.App.Get<IDatabaseProvider>();
        Task<Payload> underWay;
        await using (var database = cast.App.OpenDatabase())
        {
            await using var transaction = await provider.BeginWriteAsync(database, TestContext.Current.CancellationToken);
            await provider.LockOrganizationAsync(database, organizationId, TestContext.Current.CancellationToken);
            cast.App.Statements.Reset();
            underWay = cast.App.As(cast.Ada).MutateAsync(mutation, _changes[mutation](scene));
            await Patience.UntilAsync(() => cast.App.Statements.Statements.Count > 0);
            await Task.Delay(20, TestContext.Current.CancellationToken);

            (await _losses[loss](database.Memberships.Where(membership => membership.Id == ownId))).ShouldBe(1);
            await provider.CommitAsync(database, transaction);
        }

        var changed = await underWay;

        var scars = await scene.ReadAsync(cast.App);
        scars.ShouldBe(scene.Before);
        if (mutation != "inviteMembers" || loss != "demoted")
        {
            changed.Error.ShouldBeOneOf(loss == "demoted" ? ["ForbiddenError", "RoleTooHighError", "NotFoundError", "LastOwnerError"] : ["NotFoundError"]);
        }
    }

    [Theory]
    [InlineData("changeRole")]
    [InlineData("removeMembership")]
    [InlineData("inviteMember")]
    [InlineData("updateOrganization")]
    [InlineData("transferOwnership")]
    public Task A_change_and_the_removal_of_who_makes_it_at_once_end_as_one_after_the_other(string mutation)
        => Race.RunAsync(
            cast.SetUpAsync,
            scene => new RaceStage(cast.App, scene.Team).TryAsync(cast.Ada, mutation, _changes[mutation](scene)),
            scene => new RaceStage(cast.App, scene.Team).TryAsync(cast.Olga, "removeMembership", new { membershipId = scene.Team.Memberships[cast.Ada] }),
            scene => new RaceStage(cast.App, scene.Team).ReadAsync());

    /// <summary>An organization with everything in it that can be changed, and what it was like.</summary>
    public sealed record Scene(Team Team, string OwnerId, string MemberId, string SuspendedId, string InvitationId, string LinkId)
    {
        /// <summary>Everything of it but the place of the one who loses the right.</summary>
        public string Before { get; init; } = "";

        public async Task<string> ReadAsync(OrgsApplication app)
        {
            var id = Listening.GuidOf(Team.Id);
            await using var database = app.OpenDatabase();
            var organization = await database.Organizations.IncludingDeleted().SingleAsync(one => one.Id == id);
            var members = await database.Memberships.IncludingDeleted()
                .Where(one => one.OrganizationId == id && one.User.Name != "Ada Actor").OrderBy(one => one.Id)
                .Select(one => $"{one.Id} {one.Role} {one.State} {one.Version}").ToListAsync();
            var invitations = await database.Invitations.IncludingDeleted().Where(one => one.OrganizationId == id).OrderBy(one => one.Id)
                .Select(one => $"{one.Id} {one.Role} {one.StoredStatus} {one.SentCount}").ToListAsync();
            var links = await database.InviteLinks.IncludingDeleted().Where(one => one.OrganizationId == id).OrderBy(one => one.Id)
                .Select(one => $"{one.Id} {one.RevokedAt}").ToListAsync();
            var entries = await database.AuditEntries.CountAsync(entry => entry.OrganizationId == id);
            return $"{organization.Name} {organization.DeletedAt} {entries}; {string.Join(", ", members)}; {string.Join(", ", invitations)}; {string.Join(", ", links)}";
        }
    }

    public sealed class Cast : IAsyncLifetime
    {
        public OrgsApplication App { get; } = new([.. OrgsApplication.ForBusyPeople, ("Orgs:Limits:InvitationsPerOrganization", "1000000")]);

        public Person Olga { get; private set; } = null!;

        /// <summary>An owner too, who does what is tried.</summary>
        public Person Ada { get; private set; } = null!;

        private Person Mia { get; set; } = null!;

        private Person Sue { get; set; } = null!;

        public async ValueTask InitializeAsync()
        {
            (Olga, Ada) = (await App.RegisterAsync("Olga Owner"), await App.RegisterAsync("Ada Actor"));
            (Mia, Sue) = (await App.RegisterAsync("Mia Member"), await App.RegisterAsync("Sue Suspended"));
        }

        public async Task<Scene> SetUpAsync()
        {
            var team = await App.CreateOrganizationAsync(Olga, $"Team {Guid.NewGuid():N}");
            await App.AddMemberAsync(team, Olga, Ada, "OWNER");
            await App.AddMemberAsync(team, Olga, Mia);
            await App.AddMemberAsync(team, Olga, Sue);
            (await App.As(Olga).MutateAsync("suspendMembership", new { membershipId = team.Memberships[Sue] })).ShouldSucceed();
            var (invitationId, _) = await App.InviteWithIdAsync(team, Olga, "june@orgs.test", "ADMIN");
            var link = await App.As(Olga).MutateAsync("createInviteLink", new { organizationId = team.Id }, "inviteLink { id }");

            var scene = new Scene(
                team, team.Memberships[Olga], team.Memberships[Mia], team.Memberships[Sue], invitationId, link.ShouldSucceed().GetText("inviteLink.id")!);
            return scene with { Before = await scene.ReadAsync(App) };
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
