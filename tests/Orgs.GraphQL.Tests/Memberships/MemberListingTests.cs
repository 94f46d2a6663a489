namespace Orgs.GraphQL.Tests.Memberships;

public sealed class MemberListingTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync() => (_acme, _owner, _admin, _member) = await _app.CreateTeamAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [Trait("Behaviour", "S4-15")]
    [InlineData("filter: { role: [MEMBER, ADMIN] }", "Adam Admin,Mia Member")]
    [InlineData("filter: { role: [OWNER, OWNER] }", "Olga Owner")]
    [InlineData("filter: { role: [] }", "")]
    [InlineData("filter: { state: [SUSPENDED] }", "")]
    [InlineData("filter: { state: [ACTIVE], role: [ADMIN] }", "Adam Admin")]
    [InlineData("filter: { search: \"  aDAM \" }", "Adam Admin")]
    [InlineData("filter: { search: \"ORGS.test\" }", "Adam Admin,Mia Member,Olga Owner")]
    [InlineData("filter: { role: null, state: null, search: null }", "Adam Admin,Mia Member,Olga Owner")]
    [InlineData("orderBy: { direction: DESC }", "Olga Owner,Mia Member,Adam Admin")]
    [InlineData("orderBy: { field: ROLE, direction: DESC }", "Olga Owner,Adam Admin,Mia Member")]
    [InlineData("orderBy: { field: ROLE }", "Mia Member,Adam Admin,Olga Owner")]
    [InlineData("orderBy: { field: JOINED_AT }, filter: { role: [OWNER] }", "Olga Owner")]
    public async Task Members_are_filtered_and_sorted(string arguments, string names)
    {
        var answer = await ReadAsync(arguments);

        string.Join(',', Names(answer)).ShouldBe(names);
        answer.Get("data.organization.members.totalCount").GetInt32().ShouldBe(names.Length == 0 ? 0 : names.Split(',').Length);
    }

    [Theory]
    [Trait("Abuse", "GD-29")]
    [Trait("Abuse", "TI-16")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("%%%%%%%%%%%%%%%%")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\\")]
    [InlineData("[a-z]")]
    [InlineData("{0}")]
    [InlineData("$.name")]
    public async Task What_is_searched_for_is_text_and_nothing_else(string search)
    {
        var nobody = await SearchAsync(search);
        (await _app.As(_member).MutateAsync("updateMe", new { name = $"Mia {search} Member" })).ShouldSucceed();
        var found = await SearchAsync(search);

        nobody.Get("data.organization.members.totalCount").GetInt32().ShouldBe(0);
        found.Get("data.organization.members.totalCount").GetInt32().ShouldBe(1);
    }

    [Fact]
    [Trait("Abuse", "GD-29")]
    public async Task A_text_to_search_for_has_an_end()
    {
        (await SearchAsync(new string('%', MemberListing.MaxSearchLength))).ErrorCodes.ShouldBeEmpty();
        (await SearchAsync(new string('%', MemberListing.MaxSearchLength + 1))).ErrorCodes.ShouldBe(["SEARCH_TOO_LONG"]);
    }

    [Fact]
    public async Task A_sorted_list_comes_in_pages()
    {
        const string Arguments = "orderBy: { field: ROLE, direction: DESC }, first: 1";
        var first = await ReadAsync(Arguments);
        var second = await ReadAsync($"{Arguments}, after: \"{first.GetText("data.organization.members.pageInfo.endCursor")}\"");

        Names(first).Concat(Names(second)).ShouldBe(["Olga Owner", "Adam Admin"]);
    }

    [Fact]
    [Trait("Abuse", "AZ-12")]
    [Trait("Behaviour", "G6")]
    public async Task Who_has_left_is_found_in_the_past_by_name_and_not_by_the_address_that_nobody_shows_any_more()
    {
        var then = _app.Clock.GetUtcNow();
        _app.Clock.Advance(TimeSpan.FromMinutes(10));
        (await _app.As(_admin).MutateAsync("leaveOrganization", new { organizationId = _acme.Id })).ShouldSucceed();

        var past = await ReadAsync($"asOf: \"{then:O}\", filter: {{ search: \"adam\" }}", "email");
        var byAddress = await ReadAsync($"asOf: \"{then:O}\", filter: {{ search: \"adam.admin@\" }}");
        var now = await ReadAsync("filter: { search: \"adam\" }");

        past.Get("data.organization.members.nodes").ToString().ShouldBe("""[{"role":"ADMIN","user":{"name":"Adam Admin","email":null}}]""");
        byAddress.Get("data.organization.members.totalCount").GetInt32().ShouldBe(0);
        now.Get("data.organization.members.totalCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    [Trait("Behaviour", "G16")]
    public async Task A_filtered_list_costs_one_statement_for_many_organizations()
    {
        await _app.CreateOrganizationAsync(_owner, "Second");
        await _app.CreateOrganizationAsync(_owner, "Third");
        _app.Statements.Reset();

        var answer = await _app.As(_owner).SendAsync(
            "{ me { organizations { nodes { members(filter: { role: [OWNER] }) { nodes { role } } auditLog(filter: { actions: [ORG_CREATED] }) { nodes { action } } } } } }");

        answer.Get("data.me.organizations.nodes").GetArrayLength().ShouldBe(3);
        _app.Statements.Statements.Count.ShouldBe(4, "the session, organizations, members, entries");
    }

    private static IEnumerable<string?> Names(Answer answer)
        => answer.Get("data.organization.members.nodes").EnumerateArray().Select(node => node.GetProperty("user").GetProperty("name").GetString());

    private Task<Answer> SearchAsync(string search)
        => _app.As(_member).SendAsync(
            "query ($slug: Slug!, $search: String) { organization(slug: $slug) { members(filter: { search: $search }) { totalCount } } }",
            new { slug = _acme.Slug, search });

    private Task<Answer> ReadAsync(string arguments, string more = "")
        => _app.As(_member).SendAsync(
            $$"""{ organization(slug: "{{_acme.Slug}}") { members({{arguments}}) { totalCount nodes { role user { name {{more}} } } pageInfo { hasNextPage endCursor } } } }""");
}
