namespace Orgs.GraphQL.Tests.Invitations;

public sealed class BulkInvitingTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new(("Orgs:Limits:InvitationsPerOrganization", "100"));
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync() => (_acme, _owner, _admin, _member) = await _app.CreateTeamAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Abuse", "AZ-19")]
    public async Task What_is_refused_for_one_address_does_not_hold_up_the_others()
    {
        var answer = await InviteAsync(
            _admin,
            new { email = "jane@orgs.test", role = "ADMIN" },
            new { email = "nonsense", role = "MEMBER" },
            new { email = _member.Email, role = "MEMBER" },
            new { email = "JANE@orgs.test", role = "MEMBER" },
            new { email = "june@orgs.test", role = "OWNER" },
            new { email = "joan@orgs.test", role = "MEMBER" });

        answer.ShouldSucceed().Get("results").ToString().ShouldBe(
            """
            [{"email":"jane@orgs.test","invitation":{"role":"ADMIN","status":"PENDING"},"error":null},{"email":"nonsense","invitation":null,"error":{"__typename":"ValidationError","code":"VALIDATION"}},{"email":"mia.member@orgs.test","invitation":null,"error":{"__typename":"AlreadyMemberError","code":"ALREADY_MEMBER"}},{"email":"JANE@orgs.test","invitation":null,"error":{"__typename":"AlreadyInvitedError","code":"ALREADY_INVITED"}},{"email":"june@orgs.test","invitation":null,"error":{"__typename":"RoleTooHighError","code":"ROLE_TOO_HIGH"}},{"email":"joan@orgs.test","invitation":{"role":"MEMBER","status":"PENDING"},"error":null}]
            """);
        _app.Mails.Select(mail => mail.To).TakeLast(2).ShouldBe(["jane@orgs.test", "joan@orgs.test"]);
    }

    [Fact]
    [Trait("Abuse", "AZ-19")]
    public async Task Another_organization_is_as_if_it_did_not_exist_and_nobody_is_invited()
    {
        var otto = await _app.RegisterAsync("Otto");
        var mails = _app.Mails.Count;

        var foreign = await InviteAsync(otto, new { email = "jane@orgs.test" });
        var missing = await _app.As(otto).MutateAsync(
            "inviteMembers",
            new { organizationId = GlobalId.Missing("Organization"), invitations = new[] { new { email = "jane@orgs.test" } } },
            "results { email }");

        foreign.ShouldFail("NotFoundError");
        missing.ShouldFail("NotFoundError");
        _app.Mails.Count.ShouldBe(mails);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public async Task One_request_invites_up_to_fifty_addresses(int count, bool isFine)
    {
        var mails = _app.Mails.Count;

        var answer = await InviteAsync(_owner, [.. Enumerable.Range(0, count).Select(number => new { email = $"guest{number}@orgs.test" })]);

        answer.Error.ShouldBe(isFine ? null : "ValidationError");
        (_app.Mails.Count - mails).ShouldBe(isFine ? count : 0);
    }

    private Task<Payload> InviteAsync(Person by, params object[] invitations)
        => _app.As(by).MutateAsync(
            "inviteMembers",
            new { organizationId = _acme.Id, invitations },
            "results { email invitation { role status } error { __typename code } }");
}
