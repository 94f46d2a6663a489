namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>What is left out of a list leaves no trace: not in its counts, its page, its cursors, nor in the paths of errors.</summary>
[Trait("Abuse", "AZ-11")]
public sealed class HiddenItemTests : IAsyncLifetime
{
    private const string Page =
        "{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor role node { name externalReference auditLog(first: 1) { totalCount } } } }";

    private const string OrganizationsOf =
        $$"""
        query ($id: ID!, $after: String) {
          node(id: $id) {
            ... on User {
              all: organizations {{Page}}
              begin: organizations(first: 1) {{Page}}
              end: organizations(last: 1) {{Page}}
              next: organizations(first: 1, after: $after) {{Page}}
              newest: organizations(orderBy: { field: CREATED_AT, direction: DESC }, first: 1) {{Page}}
              owning: organizations(role: OWNER, first: 1) {{Page}}
              owned: ownedOrganizations(first: 1) {{Page}}
            }
          }
        }
        """;

    private readonly OrgsApplication _app = new();
    private Person _olga = null!;
    private Person _mia = null!;
    private Team _delta = null!;

    public async ValueTask InitializeAsync()
    {
        (_olga, _mia) = (await _app.RegisterAsync("Olga Owner"), await _app.RegisterAsync("Mia Member"));
        await ShareAsync("Beta");
        _delta = await ShareAsync("Delta");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Where_a_colleague_is_besides_changes_no_byte_of_a_list_or_of_its_errors()
    {
        var before = await _app.As(_mia).SendAsync(OrganizationsOf, new { id = _olga.Id });
        var beforeAfterBeta = await ReadAfterAsync(_mia, before.GetText("data.node.begin.edges.0.cursor")!);

        foreach (var name in (string[])["Alpha", "Carbon", "Omega"])
        {
            await _app.CreateOrganizationAsync(_olga, name);
        }

        before.Get("data.node.all.totalCount").GetInt32().ShouldBe(2);
        before.ErrorCodes.ShouldNotBeEmpty("Mia is no owner, and what she may not see has to be among what is compared");
        Text(await _app.As(_mia).SendAsync(OrganizationsOf, new { id = _olga.Id })).ShouldBe(Text(before));
        Text(await ReadAfterAsync(_mia, before.GetText("data.node.begin.edges.0.cursor")!)).ShouldBe(Text(beforeAfterBeta));
        (await _app.As(_olga).SendAsync(OrganizationsOf, new { id = _olga.Id })).Get("data.node.all.totalCount").GetInt32().ShouldBe(5);
    }

    [Fact]
    public async Task A_cursor_of_what_is_hidden_leads_to_what_is_not()
    {
        await _app.CreateOrganizationAsync(_olga, "Carbon");
        var own = await _app.As(_olga).SendAsync("{ me { organizations { edges { cursor node { name } } } } }");
        own.GetText("data.me.organizations.edges.1.node.name").ShouldBe("Carbon");

        var after = await ReadAfterAsync(_mia, own.GetText("data.me.organizations.edges.1.cursor")!);

        after.Get("data.node.next.edges").GetArrayLength().ShouldBe(1);
        after.GetText("data.node.next.edges.0.node.name").ShouldBe("Delta");
        after.Text.ShouldNotContain("Carbon");
    }

    [Fact]
    public async Task An_invitee_can_count_nothing_behind_the_invitation()
    {
        const string document =
            """
            {
              me {
                invitations {
                  totalCount
                  nodes {
                    organization {
                      name
                      members { totalCount pageInfo { hasNextPage endCursor } nodes { id } }
                      owners { totalCount pageInfo { hasNextPage endCursor } nodes { id } }
                      invitations { totalCount }
                    }
                  }
                }
              }
            }
            """;
        var jane = await _app.RegisterAsync("Jane");
        await _app.InviteAsync(_delta, _olga, jane.Email);
        var before = await _app.As(jane).SendAsync(document);

        await _app.AddMemberAsync(_delta, _olga, "Another Owner", "OWNER");
        await _app.InviteAsync(_delta, _olga, "june@orgs.test");
        var after = await _app.As(jane).SendAsync(document);

        before.Get("data.me.invitations.nodes.0.organization.members").ToString().ShouldBe(
            """{"totalCount":0,"pageInfo":{"hasNextPage":false,"endCursor":null},"nodes":[]}""");
        after.Text.ShouldBe(before.Text);
    }

    [Fact]
    public async Task What_is_hidden_among_nodes_is_in_no_path_of_an_error()
    {
        const string document = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Organization { auditLog { totalCount } } } }";
        var alpha = await _app.CreateOrganizationAsync(_olga, "Alpha");

        var hidden = await _app.As(_mia).SendAsync(document, new { ids = (string[])[alpha.Id, _delta.Id] });
        var missing = await _app.As(_mia).SendAsync(document, new { ids = (string[])[GlobalId.Missing("Organization"), _delta.Id] });

        hidden.Text.ShouldBe(missing.Text);
        hidden.Get("errors.0.path").ToString().ShouldBe("""["nodes",1,"auditLog"]""");
        hidden.ErrorCodes.ShouldBe(["AUTH_NOT_AUTHORIZED"]);
    }

    /// <summary>Errors come in the order in which they happen to.</summary>
    private static string Text(Answer answer)
        => $"{answer.Get("data")} {string.Join(' ', answer.Get("errors").EnumerateArray().Select(error => error.ToString()).Order(StringComparer.Ordinal))}";

    private Task<Answer> ReadAfterAsync(Person person, string after) => _app.As(person).SendAsync(OrganizationsOf, new { id = _olga.Id, after });

    private async Task<Team> ShareAsync(string name)
    {
        var team = await _app.CreateOrganizationAsync(_olga, name);
        await _app.AddMemberAsync(team, _olga, _mia);
        return team;
    }
}
