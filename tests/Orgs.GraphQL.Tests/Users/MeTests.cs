namespace Orgs.GraphQL.Tests.Users;

public sealed class MeTests : IAsyncDisposable
{
    private const string Me =
        """
        {
          me {
            id email personalAccount { id name }
            organizations { nodes { id name slug members { nodes { role user { name email } } } owners { nodes { name } } } }
          }
        }
        """;

    private readonly OrgsApplication _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Me_is_null_for_nobody()
    {
        var answer = await _app.AsNobody().SendAsync("{ me { id } }");

        answer.Text.ShouldBe("""{"data":{"me":null}}""");
    }

    [Fact]
    [Trait("Behaviour", "S2-9")]
    [Trait("Behaviour", "S2-27")]
    public async Task Me_is_the_user_with_all_organizations_their_members_and_owners()
    {
        var (_, owner, admin, _) = await _app.CreateTeamAsync();
        await _app.AddMemberAsync(await _app.CreateOrganizationAsync(admin, "Beta Limited"), admin, owner);

        var answer = await _app.As(owner).SendAsync(Me);

        Snapshot.Match(answer);
    }

    [Fact]
    [Trait("Behaviour", "G16")]
    [Trait("Behaviour", "S2-22")]
    public async Task Me_costs_three_statements_however_many_organizations_and_members_there_are()
    {
        var (team, owner, _, _) = await _app.CreateTeamAsync();
        var small = await CountAsync(owner);

        for (var n = 0; n < 5; n++)
        {
            var more = await _app.CreateOrganizationAsync(owner, $"More {n}");
            await _app.AddMemberAsync(more, owner, $"Extra {n}");
        }

        await _app.AddMemberAsync(team, owner, "One More");
        var large = await CountAsync(owner);

        large.ShouldBe(small);
        large.ShouldBe(3, "session with user and account, organizations, members");
    }

    private async Task<int> CountAsync(Person person)
    {
        _app.Statements.Reset();
        var answer = await _app.As(person).SendAsync(Me);
        answer.ErrorCodes.ShouldBeEmpty();
        answer.Get("data.me.organizations.nodes.0.members.nodes.0.user.email").GetString().ShouldNotBeNullOrEmpty();

        return _app.Statements.Statements.Count;
    }
}
