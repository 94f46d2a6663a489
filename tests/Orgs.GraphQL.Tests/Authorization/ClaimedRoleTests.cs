using System.Text.Json;
using Orgs.GraphQL.Tests.Hosting;

namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>Who somebody is and what they may do is in the database. What a request says about it makes no difference.</summary>
[Trait("Abuse", "AZ-25")]
public sealed class ClaimedRoleTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new(("environment", "Production"), ("Orgs:PublicUrl", "https://orgs.test"));
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync()
    {
        // There is no mailbox to look into in production.
        (_owner, _member) = (await _app.RegisterUnconfirmedAsync("Olga Owner"), await _app.RegisterUnconfirmedAsync("Mia Member"));
        await using var database = _app.OpenDatabase();
        await database.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.EmailConfirmed, true));
        _acme = await _app.CreateOrganizationAsync(_owner);
        database.Add(Membership.Create(Listening.GuidOf(_acme.Id), Listening.GuidOf(_member.Id), OrgRole.Member, _app.Clock.GetUtcNow()));
        await database.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public static TheoryData<string> Claims =>
    [
        "X-Role: OWNER", "X-User-Role: OWNER", "Role: OWNER", "X-Roles: OWNER,ADMIN", "X-Is-Admin: true", "X-Admin: 1", "X-Scope: organization:admin",
        "X-User-Id: OWNER-ID", "X-User: olga.owner@orgs.test", "X-Forwarded-User: olga.owner@orgs.test", "X-Remote-User: Olga Owner", "Remote-User: Olga Owner",
        "X-Authenticated-User: OWNER-ID", "X-Impersonate-User: OWNER-ID", "X-Hasura-Role: admin", "X-Hasura-Admin-Secret: secret",
        "X-Tenant: acme-corp", "X-Tenant-Id: ORGANIZATION-ID", "X-Organization-Id: ORGANIZATION-ID", "Orgs-Role: OWNER", "Orgs-Organization: acme-corp",
        "X-MS-CLIENT-PRINCIPAL-ID: OWNER-ID", "X-Original-URL: /admin", "X-HTTP-Method-Override: DELETE", "X-Introspection: true", "X-Allow-Introspection: 1",
        "GraphQL-Introspection: true", "X-Environment: Development", "X-Debug: 1", "Cookie: role=OWNER; user=OWNER-ID; orgs-role=OWNER",
    ];

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task A_header_that_claims_a_role_a_person_or_a_place_changes_no_answer(string claim)
    {
        var header = Fill(claim);

        foreach (var person in (Person?[])[_member, null])
        {
            foreach (var body in Bodies())
            {
                (await SendAsync(body, person, header)).ShouldBe(await SendAsync(body, person));
            }
        }
    }

    [Theory]
    [InlineData("""{"role":"OWNER"}""")]
    [InlineData("""{"viewerRole":"OWNER","userId":"OWNER-ID","organizationId":"ORGANIZATION-ID"}""")]
    [InlineData("""{"viewer":{"role":"OWNER","isAdmin":true},"__role":"OWNER","__proto__":{"role":"OWNER"}}""")]
    public async Task Variables_and_extensions_that_claim_one_change_no_answer(string claim)
    {
        var claimed = Fill(claim);

        foreach (var person in (Person?[])[_member, null])
        {
            foreach (var body in Bodies())
            {
                var honest = await SendAsync(body, person);

                (await SendAsync($"{body[..^1]},\"variables\":{claimed}}}", person)).ShouldBe(honest);
                (await SendAsync($"{body[..^1]},\"extensions\":{claimed}}}", person)).ShouldBe(honest);
                (await SendAsync($"{body[..^1]},\"role\":\"OWNER\",\"userId\":\"{_owner.Id}\"}}", person)).ShouldBe(honest);
            }
        }
    }

    [Fact]
    public async Task What_is_compared_is_a_refusal_that_the_owner_does_not_get()
    {
        foreach (var body in Bodies().Take(2))
        {
            (await SendAsync(body, _member)).ShouldNotBe(await SendAsync(body, _owner));
        }

        (await SendAsync(Bodies().First(), _member)).ShouldContain("AUTH_NOT_AUTHORIZED");
        (await SendAsync(Bodies().First(), null)).ShouldContain("AUTH_NOT_AUTHENTICATED");
    }

    /// <summary>Reading what is for owners, changing what is for owners, and looking at what is switched off.</summary>
    private IEnumerable<string> Bodies()
        => from document in (string[])[
            $$"""{ organization(slug: "{{_acme.Slug}}") { name externalReference auditLog { totalCount } viewerRole viewerCanDelete { allowed } } }""",
            $$"""mutation { updateOrganization(input: { organizationId: "{{_acme.Id}}", name: "Acme Corp", invitePolicy: OWNERS }) { errors { __typename } } }""",
            "{ __schema { queryType { name } } }",
            "{ me { id name organizations { nodes { viewerRole } } } }"]
           select $$"""{"query":{{JsonSerializer.Serialize(document)}}}""";

    private string Fill(string claim)
        => claim.Replace("OWNER-ID", _owner.Id, StringComparison.Ordinal).Replace("ORGANIZATION-ID", _acme.Id, StringComparison.Ordinal);

    private async Task<string> SendAsync(string body, Person? person, params string[] headers)
    {
        using var request = HttpOf.Post(body, headers: ["Accept: application/graphql-response+json", .. headers]);
        var (status, _, text) = await _app.SendAsync(person is null ? request : request.As(person));
        return $"{status} {text}";
    }
}
