namespace Orgs.GraphQL.Tests.Invitations;

public sealed class InvitationListTests : IAsyncLifetime
{
    private const string Everything =
        """
        query ($slug: Slug!, $first: Int) {
          organization(slug: $slug) {
            invitations(first: $first, status: null) {
              totalCount
              nodes { email status sentCount invitedBy { name } acceptedBy { name } viewerCanAccept { allowed code } viewerCanRevoke { allowed code } }
            }
          }
        }
        """;

    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _owner = await _app.RegisterAsync("Olga Owner");
        _acme = await _app.CreateOrganizationAsync(_owner);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Behaviour", "G11")]
    public async Task Invitations_are_listed_by_the_status_they_have_now()
    {
        await _app.InviteAsync(_acme, _owner, "expired@orgs.test");
        _app.Clock.Advance(Invitation.Lifetime);
        _owner = _owner with { AccessToken = await _app.SignInAsync(_owner.Email) };
        await _app.AddMemberAsync(_acme, _owner, "accepted");
        var (revoked, _) = await _app.InviteWithIdAsync(_acme, _owner, "revoked@orgs.test");
        (await _app.As(_owner).MutateAsync("revokeInvitation", new { invitationId = revoked })).ShouldSucceed();
        var declined = await _app.RegisterAsync("declined");
        var token = await _app.InviteAsync(_acme, _owner, declined.Email);
        (await _app.As(declined).MutateAsync("declineInvitation", new { token })).ShouldSucceed();
        await _app.InviteAsync(_acme, _owner, "pending@orgs.test");

        foreach (var status in (string[])["PENDING", "EXPIRED", "ACCEPTED", "REVOKED", "DECLINED"])
        {
            (await EmailsAsync(status)).ShouldBe([$"{status.ToLowerInvariant()}@orgs.test"]);
        }

        (await EmailsAsync(null)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task The_invited_person_finds_the_own_invitations_by_their_status_and_declined_ones_once_in_the_organization()
    {
        var jane = await _app.RegisterAsync("Jane");
        var token = await _app.InviteAsync(_acme, _owner, jane.Email);
        (await _app.As(jane).MutateAsync("declineInvitation", new { token })).ShouldSucceed();

        (await OwnAsync(jane, "DECLINED")).ShouldBe(0);
        await _app.InviteAsync(_acme, _owner, jane.Email);
        (await OwnAsync(jane, "PENDING")).ShouldBe(1);
        (await _app.As(jane).MutateAsync("acceptInvitation", new { token = _app.TokenMailedTo(jane.Email) })).ShouldSucceed();

        (await OwnAsync(jane, "PENDING")).ShouldBe(0);
        (await OwnAsync(jane, "DECLINED")).ShouldBe(1);
        (await OwnAsync(jane, "ACCEPTED")).ShouldBe(1);
        (await OwnAsync(jane, "null")).ShouldBe(2);
    }

    [Fact]
    public async Task A_list_costs_the_same_statements_however_long_it_is()
    {
        foreach (var number in Enumerable.Range(0, 6))
        {
            await _app.InviteAsync(_acme, _owner, $"guest{number}@orgs.test");
        }

        var one = await CountAsync(1);
        var all = await CountAsync(6);

        all.ShouldBe(one);
        all.ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    [Trait("Abuse", "IN-28")]
    public async Task Addresses_that_look_alike_are_invitations_of_their_own_that_an_admin_sees_apart_and_takes_back_each_in_one_step()
    {
        // A Cyrillic а, a Greek ο, a dot, a tag, an accent that is part of the letter.
        string[] alike = ["jane.doe@orgs.test", "j\u0430ne.doe@orgs.test", "jane.d\u03bfe@orgs.test", "janedoe@orgs.test", "jane.doe+1@orgs.test", "jan\u00e9.doe@orgs.test"];
        var admin = await _app.AddMemberAsync(_acme, _owner, "Adam Admin", "ADMIN");
        var member = await _app.AddMemberAsync(_acme, _owner, "Mia Member");
        foreach (var email in alike)
        {
            (await _app.As(member).MutateAsync("inviteMember", new { organizationId = _acme.Id, email })).ShouldSucceed();
        }

        (await _app.As(member).MutateAsync("leaveOrganization", new { organizationId = _acme.Id })).ShouldSucceed();

        var listed = await _app.As(admin).SendAsync(
            $$"""{ organization(slug: "{{_acme.Slug}}") { invitations { nodes { id email invitedBy { name } viewerCanRevoke { allowed } } } } }""");
        listed.GetTexts("data.organization.invitations.nodes", "email").ShouldBe(alike, ignoreOrder: true);
        for (var left = alike.Length; left > 0; left--)
        {
            var one = (await _app.As(admin).SendAsync(
                $$"""{ organization(slug: "{{_acme.Slug}}") { invitations { totalCount nodes { id invitedBy { name } viewerCanRevoke { allowed } } } } }""")).Get("data.organization.invitations");
            one.GetProperty("totalCount").GetInt32().ShouldBe(left);
            var first = one.GetProperty("nodes")[0];
            first.GetProperty("invitedBy").GetProperty("name").GetString().ShouldBe("Mia Member");
            first.GetProperty("viewerCanRevoke").GetProperty("allowed").GetBoolean().ShouldBeTrue();
            (await _app.As(admin).MutateAsync("revokeInvitation", new { invitationId = first.GetProperty("id").GetString() })).ShouldSucceed();
        }

        (await EmailsAsync("PENDING")).ShouldBeEmpty();
    }

    [Theory]
    [Trait("Abuse", "IN-28")]
    [InlineData("JANE.DOE@orgs.test", "AlreadyInvitedError")]
    [InlineData("jane.doe@ORGS.test", "AlreadyInvitedError")]
    [InlineData("\uff4aane.doe@orgs.test", "ValidationError")]
    [InlineData("jan\u0065\u0301.doe@orgs.test", "ValidationError")]
    [InlineData("jane.doe\u200b@orgs.test", "ValidationError")]
    public async Task An_address_that_arrives_in_the_same_mailbox_is_not_invited_a_second_time(string email, string refusal)
    {
        await _app.InviteAsync(_acme, _owner, "jane.doe@orgs.test");

        (await _app.As(_owner).MutateAsync("inviteMember", new { organizationId = _acme.Id, email })).Error.ShouldBe(refusal);

        (await EmailsAsync("PENDING")).ShouldBe(["jane.doe@orgs.test"]);
    }

    private async Task<IReadOnlyList<string?>> EmailsAsync(string? status)
        => (await _app.As(_owner).SendAsync(
            "query ($slug: Slug!, $status: InvitationStatus) { organization(slug: $slug) { invitations(status: $status) { nodes { email } } } }",
            new { slug = _acme.Slug, status })).GetTexts("data.organization.invitations.nodes", "email");

    private async Task<int> OwnAsync(Person person, string status)
    {
        var answer = await _app.As(person).SendAsync($"{{ me {{ invitations(status: {status}) {{ totalCount nodes {{ id }} }} }} }}");
        answer.Get("data.me.invitations.nodes").GetArrayLength().ShouldBe(answer.Get("data.me.invitations.totalCount").GetInt32());
        return answer.Get("data.me.invitations.nodes").GetArrayLength();
    }

    private async Task<int> CountAsync(int first)
    {
        _app.Statements.Reset();
        var answer = await _app.As(_owner).SendAsync(Everything, new { slug = _acme.Slug, first });
        answer.ErrorCodes.ShouldBeEmpty(answer.Text);
        answer.Get("data.organization.invitations.nodes").GetArrayLength().ShouldBe(first);
        return _app.Statements.Statements.Count;
    }
}
