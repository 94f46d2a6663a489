namespace Orgs.GraphQL.Tests.Memberships;

public sealed class LastOwnerTests : IAsyncLifetime
{
    private const int Rounds = 200;

    private readonly OrgsApplication _app = new();
    private Team _team = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync() => (_team, _owner, _admin, _member) = await _app.CreateTeamAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("demoteOwner", "to", "MEMBER")]
    [InlineData("demoteOwner", "to", "ADMIN")]
    [InlineData("changeRole", "role", "MEMBER")]
    [InlineData("changeRole", "role", "ADMIN")]
    [InlineData("removeMembership", "dryRun", false)]
    [Trait("Behaviour", "S4-1")]
    [Trait("Behaviour", "S4-7")]
    [Trait("Behaviour", "S4-8")]
    public async Task The_last_owner_cannot_go_on_any_path(string mutation, string argument, object value)
    {
        var refused = await _app.As(_owner).MutateAsync(
            mutation,
            new Dictionary<string, object> { ["membershipId"] = _team.Memberships[_owner], [argument] = value },
            "errors { ... on LastOwnerError { organization { slug } membership { role } remedies } }");

        refused.ShouldFail("LastOwnerError").GetText("errors.0.code").ShouldBe("LAST_OWNER");
        refused.GetText("errors.0.organization.slug").ShouldBe(_team.Slug);
        refused.GetText("errors.0.membership.role").ShouldBe("OWNER");
        refused.GetText("errors.0.remedies.0").ShouldBe("PROMOTE_ANOTHER_OWNER");
        (await OwnersAsync()).ShouldBe([_owner.Name]);
    }

    [Fact]
    [Trait("Behaviour", "S4-7")]
    public async Task The_last_owner_cannot_leave()
    {
        var refused = await LeaveAsync(_owner);

        refused.ShouldFail("LastOwnerError").Get("effects").GetArrayLength().ShouldBe(0);
        (await OwnersAsync()).ShouldBe([_owner.Name]);
    }

    [Fact]
    [Trait("Behaviour", "G20")]
    public async Task The_only_member_learns_that_deleting_is_the_way_out()
    {
        (await RemoveAsync(_owner, _admin)).ShouldSucceed();
        (await RemoveAsync(_owner, _member)).ShouldSucceed();

        var refused = await LeaveAsync(_owner);

        refused.Get("errors.0.remedies").ToString().ShouldBe("""["DELETE_ORGANIZATION"]""");
    }

    [Fact]
    [Trait("Behaviour", "S4-9")]
    public async Task With_two_owners_either_can_go()
    {
        await PromoteAsync(_admin);

        var left = await LeaveAsync(_owner);

        left.ShouldSucceed().GetText("removedMembershipId").ShouldBe(_team.Memberships[_owner]);
        (await OwnersAsync(_admin)).ShouldBe([_admin.Name]);
    }

    [Fact]
    [Trait("Behaviour", "S4-8")]
    public async Task Owner_to_owner_changes_nothing_and_succeeds()
    {
        var changed = await _app.As(_owner).MutateAsync(
            "changeRole", new { membershipId = _team.Memberships[_owner], role = "OWNER" }, "membership { role version }");

        changed.ShouldSucceed().GetText("membership.role").ShouldBe("OWNER");
        changed.Get("membership.version").GetInt32().ShouldBe(1);
    }

    [Fact]
    [Trait("Behaviour", "S4-10")]
    public async Task Members_can_be_removed_while_there_is_one_owner() => (await RemoveAsync(_owner, _member)).ShouldSucceed();

    [Fact]
    [Trait("Behaviour", "G2")]
    public async Task An_owner_who_cannot_act_does_not_count()
    {
        await PromoteAsync(_admin);
        await using (var database = _app.OpenDatabase())
        {
            await database.Database.ExecuteSqlRawAsync("UPDATE users SET disabled_at = 1 WHERE name = 'Adam Admin'");
        }

        (await LeaveAsync(_owner)).ShouldFail("LastOwnerError");
    }

    [Fact]
    public async Task An_admin_who_touches_the_last_owner_is_forbidden_and_not_told_about_the_last_owner_rule()
        => (await RemoveAsync(_admin, _owner)).ShouldFail("ForbiddenError");

    [Fact]
    [Trait("Behaviour", "S4-18")]
    [Trait("Behaviour", "G1")]
    public async Task Two_owners_who_demote_each_other_at_the_same_moment_leave_one_owner()
    {
        var other = _admin;
        await PromoteAsync(other);

        for (var round = 0; round < Rounds; round++)
        {
            var answers = await AtOnceAsync(
                () => DemoteAsync(_owner, other),
                () => DemoteAsync(other, _owner));

            answers.SelectMany(answer => answer.Errors).ShouldBe(["LastOwnerError"], $"round {round}");
            await RestoreAsync(other, round);
        }
    }

    [Fact]
    [Trait("Behaviour", "S4-18")]
    public async Task Two_owners_who_step_down_at_the_same_moment_leave_one_owner_and_one_LastOwnerError()
    {
        var other = _admin;
        await PromoteAsync(other);

        for (var round = 0; round < Rounds; round++)
        {
            var answers = await AtOnceAsync(
                () => DemoteAsync(_owner, _owner),
                () => DemoteAsync(other, other));

            answers.SelectMany(answer => answer.Errors).ShouldBe(["LastOwnerError"], $"round {round}");
            await RestoreAsync(other, round);
        }
    }

    /// <summary>Both requests are read before either may write.</summary>
    private async Task<Payload[]> AtOnceAsync(params Func<Task<Payload>>[] requests)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var provider = _app.Get<IDatabaseProvider>();
        var turn = await provider.WaitForTurnAsync(cancellationToken);
        await using var database = _app.OpenDatabase();
        var transaction = await provider.BeginWriteAsync(database, cancellationToken);
        await provider.LockOrganizationAsync(database, new Guid(GlobalId.Key(_team.Id)), cancellationToken);
        _app.Statements.Reset();

        var answers = Task.WhenAll(requests.Select(request => Task.Run(request, cancellationToken)));
        while (_app.Statements.Statements.Count(statement => statement.Contains("memberships", StringComparison.Ordinal)) < requests.Length)
        {
            await Task.Delay(1, cancellationToken);
        }

        await transaction.DisposeAsync();
        turn.Dispose();
        return await answers;
    }

    private Task<Payload> LeaveAsync(Person person)
        => _app.As(person).MutateAsync(
            "leaveOrganization",
            new { organizationId = _team.Id },
            "removedMembershipId effects { count } errors { ... on LastOwnerError { remedies } }");

    private Task<Payload> RemoveAsync(Person by, Person target)
        => _app.As(by).MutateAsync("removeMembership", new { membershipId = _team.Memberships[target] });

    private Task<Payload> DemoteAsync(Person by, Person target)
        => _app.As(by).MutateAsync("demoteOwner", new { membershipId = _team.Memberships[target] });

    private async Task PromoteAsync(Person target, Person? by = null)
        => (await _app.As(by ?? _owner).MutateAsync("promoteOwner", new { membershipId = _team.Memberships[target] })).ShouldSucceed();

    /// <summary>One owner has to be left, who makes the other one an owner again.</summary>
    private async Task RestoreAsync(Person other, int round)
    {
        var owners = await OwnersAsync(_member);
        owners.Count.ShouldBe(1, $"round {round}");

        var survivor = owners[0] == _owner.Name ? _owner : other;
        await PromoteAsync(survivor == _owner ? other : _owner, by: survivor);
    }

    private async Task<IReadOnlyList<string?>> OwnersAsync(Person? asker = null)
    {
        var answer = await _app.As(asker ?? _owner).SendAsync(
            "query ($slug: Slug!) { organization(slug: $slug) { owners { nodes { name } } } }",
            new { slug = _team.Slug });

        return answer.GetTexts("data.organization.owners.nodes", "name");
    }
}
