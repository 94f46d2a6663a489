using Orgs.GraphQL.Tests.Hosting;
using Orgs.GraphQL.Tests.Isolation.Corpus;

namespace Orgs.GraphQL.Tests.Isolation;

/// <summary>
/// An organization with a canary in everything that can be set, and people around it who are not in it: the owner of another one, a former admin, somebody
/// who has declined, somebody whom the mail to an invited address has not reached, and nobody.
/// </summary>
internal sealed class CanaryTenant : IAsyncDisposable
{
    private readonly Dictionary<string, List<string>> _ids = [];

    private CanaryTenant()
    {
    }

    public OrgsApplication App { get; } = new(OrgsApplication.ForThoseWhoTryEverything);

    public Canaries Canaries { get; } = new();

    public Person Owner { get; private set; } = null!;

    public Team Team { get; private set; } = null!;

    /// <summary>Those who must see nothing; null is nobody.</summary>
    public Dictionary<string, Person?> Strangers { get; } = new() { ["nobody"] = null };

    public OperationCorpus Corpus { get; private set; } = null!;

    public static async Task<CanaryTenant> CreateAsync()
    {
        var tenant = new CanaryTenant();
        await tenant.FoundAsync();
        var tokens = await tenant.PartAsync();
        await tenant.FillAsync();
        await tenant.FoundAnotherAsync();
        await tenant.MakeCorpusAsync(tokens);

        return tenant;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task FoundAsync()
    {
        Owner = await App.RegisterAsync(Canaries.New("the owner's name"), Canaries.NewAddress("the owner's address"));
        Team = await App.CreateOrganizationAsync(Owner, Canaries.New("the first name of the organization"));
        Know("User", Owner.Id);
        Know("Organization", Team.Id);
        Know("Membership", Team.Memberships[Owner]);
        for (var number = 0; number < 8; number++)
        {
            var member = await App.RegisterAsync(Canaries.New($"the name of member {number}"), Canaries.NewAddress($"the address of member {number}"));
            await App.AddMemberAsync(Team, Owner, member, number % 3 == 0 ? "ADMIN" : "MEMBER");
            Know("User", member.Id);
            Know("Membership", Team.Memberships[member]);
        }
    }

    /// <summary>Those who once had to do with the organization; answers tokens of theirs, which are good for nothing any more.</summary>
    private async Task<IReadOnlyList<string>> PartAsync()
    {
        var former = await App.RegisterAsync("Fred Former");
        var accepted = await App.InviteAsync(Team, Owner, former.Email, "ADMIN");
        var joined = await App.As(former).MutateAsync("acceptInvitation", new { token = accepted }, "membership { id }");
        var invitedByFormer = await App.InviteWithIdAsync(Team, former, Canaries.NewAddress("an address that a former admin has invited"));
        var link = await App.As(former).MutateAsync("createInviteLink", new { organizationId = Team.Id }, "inviteLink { id } token");
        await App.As(former).MutateAsync("setCurrentOrganization", new { organizationId = Team.Id });
        (await App.As(Owner).MutateAsync("removeMembership", new { membershipId = joined.GetText("membership.id") })).ShouldSucceed();
        Strangers["a former admin"] = former;

        var declining = await App.RegisterAsync("Dora Declining");
        var declined = await App.InviteAsync(Team, Owner, declining.Email);
        (await App.As(declining).MutateAsync("declineInvitation", new { token = declined })).ShouldSucceed();
        Strangers["who has declined"] = declining;

        const string invited = "imposed.upon@orgs.test";
        var (pending, _) = await App.InviteWithIdAsync(Team, Owner, invited);
        Strangers["who only says to have the invited address"] = await App.RegisterUnconfirmedAsync("Ivo Impostor", invited);

        Know("Invitation", pending);
        Know("Invitation", invitedByFormer.Id);
        Know("InviteLink", link.ShouldSucceed().GetText("inviteLink.id")!);

        return [accepted, declined, link.GetText("token")!];
    }

    /// <summary>Everything that can be said about an organization, said after the others have gone.</summary>
    private async Task FillAsync()
    {
        var asOwner = App.As(Owner);
        foreach (var number in Enumerable.Range(0, 5))
        {
            (await asOwner.MutateAsync("updateOrganization", new
            {
                organizationId = Team.Id,
                name = Canaries.New($"name {number} of the organization"),
                slug = Canaries.New($"slug {number} of the organization"),
            })).ShouldSucceed();
        }

        (await asOwner.MutateAsync(
            "updateOrganization", new { organizationId = Team.Id, externalReference = Canaries.New("the reference of the organization") })).ShouldSucceed();

        var slug = await asOwner.SendAsync("query ($id: ID!) { node(id: $id) { ... on Organization { slug } } }", new { id = Team.Id });
        Team = Team with { Slug = slug.GetText("data.node.slug")! };
        (await asOwner.MutateAsync("inviteMembers", new
        {
            organizationId = Team.Id,
            invitations = Enumerable.Range(0, 40).Select(number => new { email = Canaries.NewAddress($"invited address {number}") }),
        })).ShouldSucceed();
        var suspended = Team.Memberships.Values.Last();
        (await asOwner.MutateAsync("suspendMembership", new { membershipId = suspended, reason = Canaries.New("why somebody was suspended") })).ShouldSucceed();
        (await asOwner.MutateAsync("createInviteLink", new
        {
            organizationId = Team.Id,
            allowedDomains = Enumerable.Range(0, 10).Select(number => $"{Canaries.New($"domain {number} of the link")}.test"),
        })).ShouldSucceed();

        const string signIn = "mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }";
        var (_, _, signedIn) = await App.SendAsync(HttpOf.Post(
            System.Text.Json.JsonSerializer.Serialize(
                new { query = signIn, variables = new { input = new { email = Owner.Email, password = OrgsApplication.Password, useCookie = false } } }),
            headers: $"User-Agent: {Canaries.New("the owner's browser")}"));
        Owner = Owner with { AccessToken = new Answer(200, signedIn, []).GetText("data.signIn.accessToken")! };
        await LookForIdsAsync();
    }

    /// <summary>The ids of the rest: one of each type is told to the strangers, the others are not.</summary>
    private async Task LookForIdsAsync()
    {
        var seen = await App.As(Owner).SendAsync(
            """
            query ($slug: Slug!) {
              me { personalAccount { id } sessions { id } }
              organization(slug: $slug) {
                auditLog(first: 100) { nodes { id } }
                invitations(first: 100) { nodes { id } }
                inviteLink { id }
              }
            }
            """,
            new { slug = Team.Slug });
        seen.ErrorCodes.ShouldBeEmpty(seen.Text);
        Know("PersonalAccount", seen.GetText("data.me.personalAccount.id")!);
        seen.GetTexts("data.me.sessions", "id").ToList().ForEach(id => Know("Session", id!));
        seen.GetTexts("data.organization.auditLog.nodes", "id").ToList().ForEach(id => Know("AuditEntry", id!));
        seen.GetTexts("data.organization.invitations.nodes", "id").Except(_ids["Invitation"]).ToList().ForEach(id => Know("Invitation", id!));
        Know("InviteLink", seen.GetText("data.organization.inviteLink.id")!);
        _ids.Values.SelectMany(ids => ids.Skip(1)).ToList().ForEach(Canaries.AddId);
    }

    private async Task FoundAnotherAsync()
    {
        var stranger = await App.RegisterAsync("Bea Bravo");
        var bravo = await App.CreateOrganizationAsync(stranger, "Bravo");
        await App.AddMemberAsync(bravo, stranger, "Ben Bravo");
        await App.InviteAsync(bravo, stranger, "bill.bravo@orgs.test");
        (await App.As(stranger).MutateAsync("createInviteLink", new { organizationId = bravo.Id })).ShouldSucceed();
        (await App.As(stranger).MutateAsync("setCurrentOrganization", new { organizationId = bravo.Id })).ShouldSucceed();
        Strangers["the owner of another organization"] = stranger;
    }

    private async Task MakeCorpusAsync(IReadOnlyList<string> tokens)
    {
        var cursors = await App.As(Owner).SendAsync(
            "query ($slug: Slug!) { organization(slug: $slug) { members(first: 1) { pageInfo { endCursor } } auditLog(first: 1) { pageInfo { endCursor } } } }",
            new { slug = Team.Slug });
        var schema = SchemaFile.Read();
        Corpus = new OperationCorpus(schema, new ArgumentValues(schema, new Dictionary<string, IReadOnlyList<string>>
        {
            ["ID"] = Literals(_ids.Values.Select(ids => ids[0])),
            ["String"] = Literals(
            [
                Team.Slug,
                Owner.Email,
                .. tokens,
                cursors.GetText("data.organization.members.pageInfo.endCursor")!,
                cursors.GetText("data.organization.auditLog.pageInfo.endCursor")!,
                "no secret at all",
            ]),
            ["Slug"] = Literals([Team.Slug, Canaries.Places.Single(place => place.Value == "slug 1 of the organization").Key]),
            ["EmailAddress"] = Literals([Owner.Email, Team.Memberships.Keys.Last().Email, "free@orgs.test"]),
            ["DateTime"] = Literals(["2030-01-01T12:00:00Z", "2029-01-01T00:00:00Z"]),
            ["Int"] = ["2"],
            ["Boolean"] = ["true", "false"],
        }));
    }

    private void Know(string type, string id)
    {
        GlobalId.Type(id).ShouldBe(type);
        if (!_ids.TryGetValue(type, out var known))
        {
            _ids[type] = known = [];
        }

        known.Add(id);
    }

    private static List<string> Literals(IEnumerable<string> texts) => [.. texts.Select(text => $"\"{text}\"")];
}
