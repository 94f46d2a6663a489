namespace Orgs.GraphQL.Tests.Memberships;

/// <summary>Owners are read out of the members where those are read anyway, and nobody can tell.</summary>
public sealed class OwnerListTests : IAsyncLifetime
{
    private const string Owners = "totalCount edges { cursor node { name } membership { role } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";

    private readonly OrgsApplication _app = new();

    private Team _team = null!;
    private Person _owner = null!;
    private Person _admin = null!;

    public async ValueTask InitializeAsync()
    {
        (_team, _owner, _admin, _) = await _app.CreateTeamAsync();
        await _app.AddMemberAsync(_team, _owner, "Second Owner", "OWNER");
        await _app.AddMemberAsync(_team, _owner, "A Third Owner", "OWNER");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("", "members")]
    [InlineData("(first: 1)", "members")]
    [InlineData("(first: 2)", "members(first: 6)")]
    [InlineData("(first: 3)", "members(first: 5)")]
    [InlineData("", "members(last: 50)")]
    [Trait("Behaviour", "S4-6")]
    [Trait("Behaviour", "S4-16")]
    public async Task Beside_all_members_owners_cost_no_statement_and_are_the_same(string page, string members)
    {
        var (alone, _) = await AskAsync($"owners{page} {{ {Owners} }}");

        var (beside, statements) = await AskAsync($"{members} {{ nodes {{ id }} }} owners{page} {{ {Owners} }}");

        beside.ShouldBe(alone);
        statements.ShouldBe(3, "the session, the viewer's membership, members");
    }

    [Theory]
    [InlineData("members(first: 2)", "")]
    [InlineData("members(last: 2)", "")]
    [InlineData("m: members(first: 2)", "(first: 1)")]
    public async Task Beside_some_of_the_members_owners_are_read_for_themselves(string members, string page)
    {
        var (alone, _) = await AskAsync($"owners{page} {{ {Owners} }}");

        var (beside, statements) = await AskAsync($"{members} {{ nodes {{ id }} }} owners{page} {{ {Owners} }}");

        beside.ShouldBe(alone);
        statements.ShouldBe(5, "the session, the viewer's membership, members, owners, their number");
    }

    [Fact]
    public async Task A_page_of_owners_goes_on_where_the_one_beside_the_members_ended()
    {
        var (first, _) = await AskAsync("members { nodes { id } } owners(first: 2) { edges { node { name } } pageInfo { endCursor } }");
        var cursor = System.Text.Json.JsonDocument.Parse(first).RootElement.GetProperty("pageInfo").GetProperty("endCursor").GetString();

        var (second, _) = await AskAsync($"members {{ nodes {{ id }} }} owners(first: 2, after: \"{cursor}\") {{ edges {{ node {{ name }} }} }}");

        first.ShouldContain("\"A Third Owner\"");
        first.ShouldContain("\"Olga Owner\"");
        second.ShouldBe("""{"edges":[{"node":{"name":"Second Owner"}}]}""");
    }

    [Fact]
    public async Task The_second_mutation_of_a_document_shows_the_owners_that_it_left()
    {
        const string selection = "{ organization { members { nodes { role } } owners { nodes { name } } } errors { __typename } }";
        var admin = _team.Memberships[_admin];

        var answer = await _app.As(_owner).SendAsync(
            $"mutation {{ up: promoteOwner(input: {{ membershipId: \"{admin}\" }}) {selection} down: demoteOwner(input: {{ membershipId: \"{admin}\" }}) {selection} }}");

        answer.Get("data.up.organization.owners").ToString().ShouldContain("Adam Admin");
        answer.Get("data.down.organization.owners").ToString().ShouldNotContain("Adam Admin");
    }

    private async Task<(string Owners, int Statements)> AskAsync(string selection)
    {
        _app.Statements.Reset();
        var answer = await _app.As(_owner).SendAsync($"{{ organization(slug: \"{_team.Slug}\") {{ {selection} }} }}");

        return (answer.Get("data.organization.owners").ToString(), _app.Statements.Statements.Count);
    }
}
