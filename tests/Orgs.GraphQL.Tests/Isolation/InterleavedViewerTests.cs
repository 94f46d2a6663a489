namespace Orgs.GraphQL.Tests.Isolation;

/// <summary>Two viewers ask one process at the same time, for their own and for each other's: each is answered as if alone.</summary>
public sealed class InterleavedViewerTests : IAsyncDisposable
{
    private const int Workers = 16;

    private static readonly int _requests =
        int.TryParse(Environment.GetEnvironmentVariable("ORGS_INTERLEAVED_REQUESTS"), out var requests) ? requests : 2_000;

    private static readonly string[] _documents =
    [
        """
        {
          me {
            id name email emailConfirmed personalAccount { id name }
            organizations { nodes { id name viewerRole members { nodes { role user { name email } } } owners { nodes { name } } } }
            ownedOrganizations { nodes { slug } } invitations { totalCount }
          }
        }
        """,
        """
        query ($own: Slug!, $other: Slug!) {
          own: organization(slug: $own) { ...Everything } other: organization(slug: $other) { ...Everything }
        }
        fragment Everything on Organization {
          name version externalReference viewerCanUpdate { allowed code } viewerCanDelete { allowed code } inviteLink { id }
          invitations(status: null) { totalCount nodes { email } } auditLog(first: 5) { nodes { actorLabel subjectLabel actor { email } } }
        }
        """,
        """
        query ($ids: [ID!]!) {
          nodes(ids: $ids) { __typename ... on Organization { name } ... on Membership { user { email } } ... on User { name organizations { totalCount } } }
        }
        """,
        "query ($otherId: ID!) { node(id: $otherId) { id ... on Organization { name } } }",
        """
        query ($own: Slug!, $search: String) {
          organization(slug: $own) {
            members(filter: { search: $search }, orderBy: { field: ROLE }) { totalCount nodes { user { email } viewerCanRemove { allowed code } } }
          }
        }
        """,
        "{ currentOrganization { name slug } currentMembership { id role organization { name } } }",
        """
        mutation ($otherId: ID!) {
          leaveOrganization(input: { organizationId: $otherId, dryRun: true }) { organization { name } errors { __typename ... on Error { code } } }
        }
        """,
    ];

    private readonly OrgsApplication _app = new(OrgsApplication.ForBusyPeople);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Abuse", "TI-02")]
    public async Task Requests_of_two_viewers_at_the_same_time_never_cross_over()
    {
        var ada = await EstablishAsync("Ada");
        var bob = await EstablishAsync("Bob");
        var questions = (
            from viewer in (Place[])[ada, bob]
            from document in _documents
            select new Question(viewer.Person, document, VariablesOf(viewer, viewer == ada ? bob : ada))).ToList();
        var alone = new Dictionary<Question, string>();
        foreach (var question in questions)
        {
            alone[question] = await AskAsync(question);
        }

        await Parallel.ForAsync(0, _requests, new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (number, _) =>
        {
            // The two take turns, with every document beside every other.
            var question = questions[Random.Shared.Next(questions.Count / 2) + (number % 2 * questions.Count / 2)];

            (await AskAsync(question)).ShouldBe(alone[question]);
        });

        alone.Where(answer => answer.Key.Person == ada.Person).ShouldAllBe(answer => !answer.Value.Contains("Bob"));
        alone.Where(answer => answer.Key.Person == bob.Person).ShouldAllBe(answer => !answer.Value.Contains("Ada"));
        string.Concat(alone.Values).ShouldContain("Mate of Ada");
    }

    private async Task<Place> EstablishAsync(string name)
    {
        var person = await _app.RegisterAsync(name);
        var team = await _app.CreateOrganizationAsync(person, $"Company of {name}");
        await _app.AddMemberAsync(team, person, $"Mate of {name}");
        await _app.InviteAsync(team, person, $"guest.of.{name}@orgs.test");
        (await _app.As(person).MutateAsync("createInviteLink", new { organizationId = team.Id })).ShouldSucceed();
        (await _app.As(person).MutateAsync("setCurrentOrganization", new { organizationId = team.Id })).ShouldSucceed();

        return new Place(person, team);
    }

    private async Task<string> AskAsync(Question question)
    {
        var answer = await _app.As(question.Person).SendAsync(question.Document, question.Variables);
        answer.Status.ShouldBe(200, answer.Text);

        return answer.Text;
    }

    private static object VariablesOf(Place own, Place other)
        => new
        {
            own = own.Team.Slug,
            other = other.Team.Slug,
            otherId = other.Team.Id,
            search = own.Person.Name,
            ids = (string[])
            [
                own.Team.Id, other.Team.Id, own.Person.Id, other.Person.Id, .. own.Team.Memberships.Values, .. other.Team.Memberships.Values,
            ],
        };

    private sealed record Place(Person Person, Team Team);

    private sealed record Question(Person Person, string Document, object Variables);
}
