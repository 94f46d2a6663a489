namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>
/// A check that cannot be made is a check that says no: whichever statement of a request fails, and however, nobody is shown or lets happen what they
/// would otherwise be refused, and the log tells what failed.
/// </summary>
[Trait("Abuse", "AZ-23")]
public sealed class FailingCheckTests(FailingCheckTests.Scene scene) : IClassFixture<FailingCheckTests.Scene>
{
    private const string Failure = "the check has failed";

    private static readonly Dictionary<string, Func<Exception>> _failures = new()
    {
        ["a bug"] = () => new InvalidOperationException(Failure),
        ["a timeout"] = () => new TimeoutException(Failure),
        ["a cancellation"] = () => new TaskCanceledException(Failure),
        ["no access"] = () => new UnauthorizedAccessException(Failure),
    };

    /// <summary>What each of these questions is refused, by whom.</summary>
    private static readonly (string Name, string Caller, string Document)[] _questions =
    [
        ("a field for admins", "member", "{ organization(slug: \"SLUG\") { auditLog { nodes { note } } inviteLink { allowedDomains } invitations { nodes { email } } } }"),
        ("a field for owners", "admin", "{ me { organizations { nodes { externalReference } } } }"),
        ("fields by id", "member", "{ node(id: \"ORGANIZATION\") { ... on Organization { externalReference auditLog { nodes { note } } } } }"),
        ("an organization", "outsider", "{ organization(slug: \"SLUG\") { name } }"),
        ("objects", "outsider", "{ nodes(ids: [\"ORGANIZATION\", \"MEMBERSHIP\", \"OWNER\", \"INVITATION\", \"LINK\"]) { ... on Organization { name } ... on Membership { user { name email } } ... on User { name email } ... on Invitation { email } ... on InviteLink { allowedDomains } } }"),
        ("members", "invitee", "{ me { invitations { nodes { invitedBy { email } organization { members { nodes { user { email } } } owners { nodes { email } } viewerRole } } } } }"),
        ("what is one's own", "member", "{ node(id: \"OWNER\") { ... on User { emailConfirmed sessions { userAgent } personalAccount { name } invitations { totalCount } } } }"),
        ("anything", "nobody", "{ organization(slug: \"SLUG\") { name } me { name } currentOrganization { name } }"),
        ("a change", "member", "mutation { updateOrganization(input: { organizationId: \"ORGANIZATION\", name: \"Changed\" }) { organization { externalReference } errors { __typename } } }"),
        ("a removal", "admin", "mutation { removeMembership(input: { membershipId: \"MEMBERSHIP\" }) { removedMembershipId errors { __typename } } }"),
        ("a promotion", "admin", "mutation { promoteOwner(input: { membershipId: \"MEMBERS\" }) { membership { role } errors { __typename } } }"),
        ("an invitation", "outsider", "mutation { inviteMember(input: { organizationId: \"ORGANIZATION\", email: \"eve@orgs.test\" }) { acceptToken errors { __typename } } }"),
        ("a deletion", "admin", "mutation { deleteOrganization(input: { organizationId: \"ORGANIZATION\", confirmSlug: \"SLUG\" }) { deletedOrganizationId errors { __typename } } }"),
    ];

    /// <summary>The same by somebody who may: then a check that fails is an error, and in the log.</summary>
    private static readonly string[] _owners =
    [
        "{ organization(slug: \"SLUG\") { externalReference auditLog { nodes { note } } } }",
        "{ node(id: \"MEMBERSHIP\") { ... on Membership { user { email } } } }",
        "mutation { updateOrganization(input: { organizationId: \"ORGANIZATION\", invitePolicy: OWNERS }) { organization { name } errors { __typename } } }",
        "mutation { removeMembership(input: { membershipId: \"MEMBERS\" }) { removedMembershipId errors { __typename } } }",
    ];

    public static TheoryData<string, string> Questions => new(from question in _questions from failure in _failures.Keys select (question.Name, failure));

    public static TheoryData<string, string> OwnersQuestions => new(from document in _owners from failure in _failures.Keys select (document, failure));

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Whichever_check_fails_nobody_gets_what_would_be_refused(string name, string failure)
    {
        var (_, caller, document) = _questions.Single(question => question.Name == name);
        var before = await scene.App.DigestAsync();

        foreach (var statement in await scene.StatementsOfAsync(caller, document))
        {
            var answer = await scene.AskWhileFailingAsync(caller, document, statement, _failures[failure]);

            scene.Secrets.Where(secret => answer.Text.Contains(secret, StringComparison.Ordinal)).ShouldBeEmpty($"{statement} {answer.Text}");
        }

        (await scene.App.DigestAsync()).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(OwnersQuestions))]
    public async Task Whoever_may_is_told_that_it_did_not_work_and_the_log_says_why(string document, string failure)
    {
        var log = LogRecorder.Of(scene.App);
        var before = await scene.App.DigestAsync();
        var statements = await scene.StatementsOfAsync("owner", document, isTried: document.StartsWith("mutation", StringComparison.Ordinal));
        statements.Count.ShouldBeGreaterThan(1);

        foreach (var statement in statements)
        {
            var logged = log.Problems.Count;

            var answer = await scene.AskWhileFailingAsync("owner", document, statement, _failures[failure]);

            answer.ErrorCodes.ShouldNotBeEmpty($"{statement} {answer.Text}");

            // Who waits for something that was cancelled hears that, and not why.
            log.Problems.Skip(logged).ShouldContain(
                problem => problem.Contains(Failure, StringComparison.Ordinal) || problem.Contains(nameof(TaskCanceledException), StringComparison.Ordinal), $"{statement} {answer.Text}");
            (await scene.App.DigestAsync()).ShouldBe(before);
        }
    }

    [Fact]
    public async Task A_check_that_the_database_does_not_answer_in_time_is_a_no()
    {
        await using var app = new OrgsApplication(("Orgs:ExecutionTimeout", "00:00:01"));
        var (team, owner, _, _) = await app.CreateTeamAsync();
        (await app.As(owner).MutateAsync("updateOrganization", new { organizationId = team.Id, externalReference = "customer-7" })).ShouldSucceed();
        app.Faults.Hold("memberships");

        var read = await app.As(owner).SendAsync($$"""{ node(id: "{{team.Id}}") { ... on Organization { externalReference } } }""");
        var change = await app.As(owner).SendAsync(
            $$"""mutation { updateOrganization(input: { organizationId: "{{team.Id}}", name: "Changed" }) { errors { __typename } } }""");
        app.Faults.Hold(null);

        foreach (var late in (Answer[])[read, change])
        {
            (late.Status, late.ErrorCodes.Single()).ShouldBe((504, "HC0045"));
            late.Text.ShouldNotContain("customer-7");
        }

        (await app.As(owner).SendAsync("{ me { organizations { nodes { name } } } }")).GetTexts("data.me.organizations.nodes", "name").ShouldBe(["Acme Corp"]);
    }

    public sealed class Scene : IAsyncLifetime
    {
        private readonly Dictionary<string, Person> _people = [];
        private Dictionary<string, string> _ids = [];

        // In development an error shows what failed, the statement among it.
        public OrgsApplication App { get; } = new(OrgsApplication.ForBusyPeople);

        /// <summary>What none of the questions may bring to light.</summary>
        public string[] Secrets { get; private set; } = [];

        /// <summary>The statements that a request makes when nothing fails.</summary>
        public async Task<IReadOnlyList<string>> StatementsOfAsync(string caller, string document, bool isTried = false)
        {
            if (isTried)
            {
                // Not to the end: the last statement of a change would make it.
                App.Faults.Fail(1, "audit_entries", () => new InvalidOperationException(Failure));
            }

            App.Statements.Reset();
            await As(caller).SendAsync(Fill(document));
            App.Faults.Fail(0, "", () => new InvalidOperationException(Failure));
            return [.. App.Statements.Statements.Distinct()];
        }

        public async Task<Answer> AskWhileFailingAsync(string caller, string document, string statement, Func<Exception> failure)
        {
            App.Faults.Fail(1, statement, failure);
            var answer = await As(caller).SendAsync(Fill(document));
            App.Faults.Fail(0, "", failure);
            return answer;
        }

        public async ValueTask InitializeAsync()
        {
            var (team, owner, admin, member) = await App.CreateTeamAsync();
            (_people["owner"], _people["admin"], _people["member"]) = (owner, admin, member);
            (_people["outsider"], _people["invitee"]) = (await App.RegisterAsync("Otto Outsider"), await App.RegisterAsync("Ina Invitee"));
            (await App.As(owner).MutateAsync("updateOrganization", new { organizationId = team.Id, externalReference = "customer-7" })).ShouldSucceed();
            (await App.As(owner).MutateAsync("suspendMembership", new { membershipId = team.Memberships[member], reason = "a secret reason" })).ShouldSucceed();
            (await App.As(owner).MutateAsync("unsuspendMembership", new { membershipId = team.Memberships[member] })).ShouldSucceed();
            await App.InviteAsync(team, owner, _people["invitee"].Email);
            var (invitation, _) = await App.InviteWithIdAsync(team, owner, "pending@orgs.test");
            var link = await App.As(owner).MutateAsync(
                "createInviteLink", new { organizationId = team.Id, allowedDomains = (string[])["domain.test"] }, "inviteLink { id }");
            _ids = new Dictionary<string, string>
            {
                ["ORGANIZATION"] = team.Id,
                ["SLUG"] = team.Slug,
                ["MEMBERSHIP"] = team.Memberships[owner],
                ["MEMBERS"] = team.Memberships[member],
                ["OWNER"] = owner.Id,
                ["INVITATION"] = invitation,
                ["LINK"] = link.ShouldSucceed().GetText("inviteLink.id")!,
            };
            Secrets = ["customer-7", "a secret reason", "domain.test", "pending@orgs.test", owner.Email, "\"name\":\"Acme Corp\"", "\"errors\":null", "acceptToken\":\""];
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();

        private Asker As(string caller) => _people.TryGetValue(caller, out var person) ? App.As(person) : App.AsNobody();

        private string Fill(string document)
            => _ids.Aggregate(document, (filled, id) => filled.Replace($"\"{id.Key}\"", $"\"{id.Value}\"", StringComparison.Ordinal));
    }
}
