using Orgs.GraphQL.Tests.Harness;

namespace Orgs.GraphQL.Tests.Memberships;

public sealed class LastOwnerTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Team _team = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync() => (_team, _owner, _admin, _member) = await _app.CreateTeamAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("demoteOwner", "demoteOwner(input: { membershipId: $membership })")]
    [InlineData("demoteOwner", "demoteOwner(input: { membershipId: $membership, to: ADMIN })")]
    [InlineData("changeRole", "changeRole(input: { membershipId: $membership, role: MEMBER })")]
    [InlineData("changeRole", "changeRole(input: { membershipId: $membership, role: ADMIN })")]
    [InlineData("removeMembership", "removeMembership(input: { membershipId: $membership })")]
    public async Task The_last_owner_cannot_go_on_any_path(string mutation, string field)
    {
        var answer = await _app.As(_owner).SendAsync(
            $$"""
            mutation ($membership: ID!) {
              {{field}} {
                errors { __typename ... on Error { message code } ... on LastOwnerError { organization { slug } membership { role } remedies } }
              }
            }
            """,
            new { membership = _team.Memberships[_owner] });

        answer.Errors(mutation).ShouldBe(["LastOwnerError"]);
        var error = answer.Get($"data.{mutation}.errors.0");
        error.GetProperty("code").GetString().ShouldBe("LAST_OWNER");
        error.GetProperty("organization").GetProperty("slug").GetString().ShouldBe(_team.Slug);
        error.GetProperty("membership").GetProperty("role").GetString().ShouldBe("OWNER");
        error.GetProperty("remedies")[0].GetString().ShouldBe("PROMOTE_ANOTHER_OWNER");
        (await OwnersAsync()).ShouldBe([_owner.Name]);
    }

    [Fact]
    public async Task The_last_owner_cannot_leave()
    {
        var answer = await LeaveAsync(_owner);

        answer.Errors("leaveOrganization").ShouldBe(["LastOwnerError"]);
        answer.Get("data.leaveOrganization.effects").GetArrayLength().ShouldBe(0);
        (await OwnersAsync()).ShouldBe([_owner.Name]);
    }

    [Fact]
    public async Task The_only_member_learns_that_deleting_is_the_way_out()
    {
        await _app.As(_owner).SendAsync(RemoveDocument, new { membership = _team.Memberships[_admin] });
        await _app.As(_owner).SendAsync(RemoveDocument, new { membership = _team.Memberships[_member] });

        var answer = await LeaveAsync(_owner);

        answer.Get("data.leaveOrganization.errors.0.remedies").ToString().ShouldBe("""["DELETE_ORGANIZATION"]""");
    }

    [Fact]
    public async Task With_two_owners_either_can_go()
    {
        await PromoteAsync(_admin);

        var left = await LeaveAsync(_owner);

        left.Errors("leaveOrganization").ShouldBeEmpty();
        left.Get("data.leaveOrganization.removedMembershipId").GetString().ShouldBe(_team.Memberships[_owner]);
        (await OwnersAsync(_admin)).ShouldBe([_admin.Name]);
    }

    [Fact]
    public async Task Owner_to_owner_changes_nothing_and_succeeds()
    {
        var answer = await _app.As(_owner).SendAsync(
            """
            mutation ($membership: ID!) {
              changeRole(input: { membershipId: $membership, role: OWNER }) { membership { role version } errors { __typename } }
            }
            """,
            new { membership = _team.Memberships[_owner] });

        answer.Errors("changeRole").ShouldBeEmpty();
        answer.Get("data.changeRole.membership.role").GetString().ShouldBe("OWNER");
        answer.Get("data.changeRole.membership.version").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Members_can_be_removed_while_there_is_one_owner()
    {
        var answer = await _app.As(_owner).SendAsync(RemoveDocument, new { membership = _team.Memberships[_member] });

        answer.Errors("removeMembership").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_admin_who_touches_the_last_owner_is_forbidden_and_not_told_about_the_last_owner_rule()
    {
        var answer = await _app.As(_admin).SendAsync(RemoveDocument, new { membership = _team.Memberships[_owner] });

        answer.Errors("removeMembership").ShouldBe(["ForbiddenError"]);
    }

    [Fact]
    public async Task Two_owners_who_demote_each_other_at_the_same_moment_leave_one_owner()
    {
        const int Rounds = 200;
        var other = _admin;
        await PromoteAsync(other);

        for (var round = 0; round < Rounds; round++)
        {
            var answers = await Task.WhenAll(
                DemoteAsync(_owner, other),
                DemoteAsync(other, _owner));

            answers.ShouldAllBe(answer => answer.Status == 200 && answer.ErrorCodes.Count == 0);
            var refusals = answers.SelectMany(answer => answer.Errors("demoteOwner")).ToArray();

            // The second one is no owner any more when its turn comes, and is told that before any rule.
            refusals.Length.ShouldBe(1, $"round {round}");
            refusals[0].ShouldBeOneOf("LastOwnerError", "ForbiddenError");
            var owners = await OwnersAsync(_member);
            owners.Count.ShouldBe(1, $"round {round}");

            var survivor = owners[0] == _owner.Name ? _owner : other;
            await PromoteAsync(survivor == _owner ? other : _owner, by: survivor);
        }
    }

    [Fact]
    public async Task Two_owners_who_step_down_at_the_same_moment_leave_one_owner_and_one_LastOwnerError()
    {
        const int Rounds = 200;
        var other = _admin;
        await PromoteAsync(other);

        for (var round = 0; round < Rounds; round++)
        {
            var answers = await Task.WhenAll(
                DemoteAsync(_owner, _owner),
                DemoteAsync(other, other));

            answers.ShouldAllBe(answer => answer.Status == 200 && answer.ErrorCodes.Count == 0);
            answers.SelectMany(answer => answer.Errors("demoteOwner")).ShouldBe(["LastOwnerError"], $"round {round}");
            var owners = await OwnersAsync(_member);
            owners.Count.ShouldBe(1, $"round {round}");

            var survivor = owners[0] == _owner.Name ? _owner : other;
            await PromoteAsync(survivor == _owner ? other : _owner, by: survivor);
        }
    }

    private const string RemoveDocument =
        "mutation ($membership: ID!) { removeMembership(input: { membershipId: $membership }) { removedMembershipId errors { __typename } } }";

    private Task<Answer> LeaveAsync(Person person)
        => _app.As(person).SendAsync(
            """
            mutation ($organization: ID!) {
              leaveOrganization(input: { organizationId: $organization }) {
                removedMembershipId effects { count } errors { __typename ... on LastOwnerError { remedies } }
              }
            }
            """,
            new { organization = _team.Id });

    private Task<Answer> DemoteAsync(Person by, Person target)
        => _app.As(by).SendAsync(
            "mutation ($membership: ID!) { demoteOwner(input: { membershipId: $membership }) { membership { role } errors { __typename } } }",
            new { membership = _team.Memberships[target] });

    private async Task PromoteAsync(Person target, Person? by = null)
    {
        var answer = await _app.As(by ?? _owner).SendAsync(
            "mutation ($membership: ID!) { promoteOwner(input: { membershipId: $membership }) { membership { role } errors { __typename } } }",
            new { membership = _team.Memberships[target] });

        answer.Errors("promoteOwner").ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<string>> OwnersAsync(Person? asker = null)
    {
        var answer = await _app.As(asker ?? _owner).SendAsync(
            "query ($slug: Slug!) { organization(slug: $slug) { owners { nodes { name } } } }",
            new { slug = _team.Slug });

        return [.. answer.Get("data.organization.owners.nodes").EnumerateArray().Select(owner => owner.GetProperty("name").GetString()!)];
    }
}
