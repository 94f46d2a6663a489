using System.Text.Json;

namespace Orgs.GraphQL.Tests.InviteLinks;

public sealed class InviteLinkTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync() => (_acme, _owner, _admin, _member) = await _app.CreateTeamAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Whoever_has_the_link_joins_as_a_member()
    {
        var created = await CreateAsync(_admin);
        var jane = await _app.RegisterAsync("Jane");

        var joined = await JoinAsync(jane, created.ShouldSucceed().GetText("token")!);

        created.Get("inviteLink").ToString().ShouldBe(
            """{"role":"MEMBER","allowedDomains":[],"maxUses":null,"uses":0,"expiresAt":"2030-01-08T12:00:00.000Z","createdBy":{"name":"Adam Admin"}}""");
        joined.ShouldSucceed().GetText("membership.role").ShouldBe("MEMBER");
        joined.GetText("membership.invitedBy.name").ShouldBe("Adam Admin");
        joined.Get("alreadyMember").GetBoolean().ShouldBeFalse();
        (await LinkAsync()).Get("data.organization.inviteLink.uses").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Only_the_hash_of_the_links_token_is_stored()
    {
        var token = (await CreateAsync(_owner)).ShouldSucceed().GetText("token")!;

        SecretToken.IsWellFormed(token).ShouldBeTrue();
        (await StoredTexts.AllAsync(_app)).ShouldNotContain(text => text.Contains(token, StringComparison.Ordinal));
        (await LinkAsync()).Text.ShouldNotContain(token);
    }

    [Fact]
    public async Task Joining_again_gives_the_same_membership_and_uses_nothing_up()
    {
        var token = (await CreateAsync(_owner, new { maxUses = 1 })).ShouldSucceed().GetText("token")!;
        var jane = await _app.RegisterAsync("Jane");

        var first = (await JoinAsync(jane, token)).ShouldSucceed();
        var second = (await JoinAsync(jane, token)).ShouldSucceed();
        var owner = (await JoinAsync(_owner, token)).ShouldSucceed();

        second.Get("alreadyMember").GetBoolean().ShouldBeTrue();
        second.GetText("membership.id").ShouldBe(first.GetText("membership.id"));
        owner.GetText("membership.role").ShouldBe("OWNER");
        (await LinkAsync()).Get("data.organization.inviteLink.uses").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Of_many_who_use_a_link_at_once_only_so_many_join_as_it_allows()
    {
        var token = (await CreateAsync(_owner, new { maxUses = 3 })).ShouldSucceed().GetText("token")!;
        var people = new List<Person>();
        for (var number = 0; number < 10; number++)
        {
            people.Add(await _app.RegisterAsync($"Guest {number}"));
        }

        var answers = await Task.WhenAll(people.Select(person => Task.Run(() => JoinAsync(person, token))));

        answers.Count(answer => answer.Error is null).ShouldBe(3);
        answers.Count(answer => answer.Error == "InvitationClosedError").ShouldBe(7);
        (await LinkAsync()).Get("data.organization.inviteLink.uses").GetInt32().ShouldBe(3);
        await using var database = _app.OpenDatabase();
        (await database.Memberships.CountAsync()).ShouldBe(6);
        (await database.AuditEntries.CountAsync(entry => entry.Action == AuditAction.InviteLinkUsed)).ShouldBe(3);
    }

    [Fact]
    public async Task A_link_with_domains_is_for_addresses_in_them()
    {
        var token = (await CreateAsync(_owner, new { allowedDomains = new[] { "@Acme.example", "orgs.test" } })).ShouldSucceed().GetText("token")!;
        var only = (await CreateAsync(_owner, new { allowedDomains = new[] { "acme.example" } })).ShouldSucceed();
        var jane = await _app.RegisterAsync("Jane");

        (await JoinAsync(jane, token)).ShouldFail("InvitationClosedError");
        (await JoinAsync(jane, only.GetText("token")!)).ShouldFail("WrongRecipientError").GetText("errors.0.emailHint").ShouldBe("…@acme.example");
        var both = (await CreateAsync(_owner, new { allowedDomains = new[] { "@Acme.example", "orgs.test" } })).ShouldSucceed();
        both.Get("inviteLink.allowedDomains").ToString().ShouldBe("""["acme.example","orgs.test"]""");
        (await JoinAsync(jane, both.GetText("token")!)).ShouldSucceed();
    }

    [Fact]
    public async Task A_link_ends_when_its_time_is_over()
    {
        var token = (await CreateAsync(_owner, new { expiresInDays = 2 })).ShouldSucceed().GetText("token")!;
        await _app.RegisterAsync("Jane");

        _app.Clock.Advance(TimeSpan.FromDays(2));
        var jane = new Person("", "Jane", "jane@orgs.test", await _app.SignInAsync("jane@orgs.test"));
        var late = await JoinAsync(jane, token);
        _app.Clock.Advance(TimeSpan.FromSeconds(-1));
        var inTime = await JoinAsync(jane, token);

        late.ShouldFail("InvitationClosedError").GetText("errors.0.status").ShouldBe("EXPIRED");
        inTime.ShouldSucceed();
    }

    [Fact]
    public async Task A_revoked_link_leads_nowhere_and_is_no_longer_shown()
    {
        var created = (await CreateAsync(_owner)).ShouldSucceed();
        var inviteLinkId = (await LinkAsync()).GetText("data.organization.inviteLink.id");
        var jane = await _app.RegisterAsync("Jane");

        var revoked = await _app.As(_admin).MutateAsync("revokeInviteLink", new { inviteLinkId }, "revokedInviteLinkId");

        revoked.ShouldSucceed().GetText("revokedInviteLinkId").ShouldBe(inviteLinkId);
        (await JoinAsync(jane, created.GetText("token")!)).ShouldFail("InvitationClosedError").GetText("errors.0.status").ShouldBe("REVOKED");
        (await LinkAsync()).Get("data.organization.inviteLink").ValueKind.ShouldBe(JsonValueKind.Null);
        (await _app.As(_admin).MutateAsync("revokeInviteLink", new { inviteLinkId }, "revokedInviteLinkId")).ShouldSucceed();
        await using var database = _app.OpenDatabase();
        (await database.AuditEntries.CountAsync(entry => entry.Action == AuditAction.InviteLinkRevoked)).ShouldBe(1);
    }

    [Fact]
    public async Task Making_another_link_ends_the_one_before()
    {
        var first = (await CreateAsync(_owner)).ShouldSucceed().GetText("token")!;
        var second = (await CreateAsync(_owner)).ShouldSucceed().GetText("token")!;
        var jane = await _app.RegisterAsync("Jane");

        (await JoinAsync(jane, first)).ShouldFail("InvitationClosedError");
        (await JoinAsync(jane, second)).ShouldSucceed();
    }

    [Fact]
    public async Task A_link_is_worth_what_its_maker_could_give_at_this_moment()
    {
        var token = (await CreateAsync(_admin)).ShouldSucceed().GetText("token")!;
        var jane = await _app.RegisterAsync("Jane");
        (await _app.As(_owner).MutateAsync("changeRole", new { membershipId = _acme.Memberships[_admin], role = "MEMBER" })).ShouldSucceed();

        (await JoinAsync(jane, token)).ShouldFail("InviterLostAuthorityError");
    }

    [Fact]
    [Trait("Abuse", "AN-09")]
    [Trait("Behaviour", "S2-14")]
    public async Task Joining_takes_a_confirmed_address()
    {
        var token = (await CreateAsync(_owner)).ShouldSucceed().GetText("token")!;
        var jane = await _app.RegisterUnconfirmedAsync("Jane");

        (await JoinAsync(jane, token)).ShouldFail("EmailNotConfirmedError");
    }

    [Fact]
    public async Task Who_was_suspended_does_not_come_back_by_a_link()
    {
        var token = (await CreateAsync(_owner)).ShouldSucceed().GetText("token")!;
        (await _app.As(_owner).MutateAsync("suspendMembership", new { membershipId = _acme.Memberships[_member] })).ShouldSucceed();

        (await JoinAsync(_member, token)).ShouldFail("InvitationInvalidError");
    }

    [Fact]
    [Trait("Behaviour", "G18")]
    public async Task Deleting_the_organization_ends_its_link_also_when_it_comes_back()
    {
        var token = (await CreateAsync(_owner)).ShouldSucceed().GetText("token")!;
        var jane = await _app.RegisterAsync("Jane");

        var deleted = await _app.As(_owner).MutateAsync(
            "deleteOrganization", new { organizationId = _acme.Id, confirmSlug = _acme.Slug }, "effects { kind count }");
        var whileDeleted = await JoinAsync(jane, token);
        (await _app.As(_owner).MutateAsync("restoreOrganization", new { organizationId = _acme.Id })).ShouldSucceed();
        var afterwards = await JoinAsync(jane, token);

        deleted.ShouldSucceed().Get("effects").ToString().ShouldContain("""{"kind":"INVITE_LINKS_REVOKED","count":1}""");
        whileDeleted.ShouldFail("InvitationInvalidError");
        afterwards.ShouldFail("InvitationClosedError").GetText("errors.0.status").ShouldBe("REVOKED");
    }

    [Fact]
    [Trait("Abuse", "IN-24")]
    public async Task Nobody_is_invited_or_joins_where_there_is_no_room()
    {
        await using var app = new OrgsApplication(("Orgs:Organizations:MemberLimit", "2"));
        var owner = await app.RegisterAsync("Olive");
        var acme = await app.CreateOrganizationAsync(owner);
        var link = await app.As(owner).MutateAsync("createInviteLink", new { organizationId = acme.Id }, "token");
        var (june, jane) = (await app.RegisterAsync("June"), await app.RegisterAsync("Jane"));
        var (invitationId, token) = await app.InviteWithIdAsync(acme, owner, june.Email);
        await app.AddMemberAsync(acme, owner, "Mia");

        var seen = await app.As(june).SendAsync(
            "query ($id: ID!) { node(id: $id) { ... on Invitation { viewerCanAccept { allowed code } } } }", new { id = invitationId });

        seen.Get("data.node.viewerCanAccept").ToString().ShouldBe("""{"allowed":false,"code":"LIMIT_REACHED"}""");
        (await app.As(june).MutateAsync("acceptInvitation", new { token })).ShouldFail("LimitReachedError");
        (await app.As(jane).MutateAsync("joinByInviteLink", new { token = link.GetText("token") })).ShouldFail("LimitReachedError");
        (await app.As(owner).MutateAsync("inviteMember", new { organizationId = acme.Id, email = "joan@orgs.test" })).ShouldFail("LimitReachedError");
    }

    [Theory]
    [InlineData("maxUses", """{ "maxUses": 0 }""")]
    [InlineData("maxUses", """{ "maxUses": 10001 }""")]
    [InlineData("expiresInDays", """{ "expiresInDays": 0 }""")]
    [InlineData("expiresInDays", """{ "expiresInDays": 91 }""")]
    [InlineData("allowedDomains", """{ "allowedDomains": ["acme.example", "two words"] }""")]
    [InlineData("allowedDomains", """{ "allowedDomains": [""] }""")]
    public async Task What_a_link_cannot_have_is_told_on_the_field(string field, string terms)
        => (await CreateAsync(_owner, JsonSerializer.Deserialize<Dictionary<string, object>>(terms)!))
            .ShouldFail("ValidationError").GetText("errors.0.fields.0.path.0").ShouldBe(field);

    private Task<Payload> CreateAsync(Person by, object? terms = null)
    {
        var input = JsonSerializer.SerializeToNode(terms ?? new { })!.AsObject();
        input["organizationId"] = _acme.Id;
        return _app.As(by).MutateAsync(
            "createInviteLink",
            input,
            "inviteLink { role allowedDomains maxUses uses expiresAt createdBy { name } } token errors { ... on ValidationError { fields { path } } }");
    }

    private Task<Payload> JoinAsync(Person person, string token)
        => _app.As(person).MutateAsync(
            "joinByInviteLink",
            new { token },
            """
            membership { id role invitedBy { name } } organization { name } alreadyMember
            errors { ... on WrongRecipientError { emailHint } ... on InvitationClosedError { status } }
            """);

    private Task<Answer> LinkAsync()
        => _app.As(_owner).SendAsync("query ($slug: Slug!) { organization(slug: $slug) { inviteLink { id uses } } }", new { slug = _acme.Slug });
}
