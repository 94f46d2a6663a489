using System.Text.Json;

namespace Orgs.GraphQL.Tests.Users;

/// <summary>Everything in the tables that refers to a user is looked after when the user goes.</summary>
public sealed class AccountFootprintTests : IAsyncLifetime
{
    /// <summary>What becomes of each reference. Those of an organization are changed under that organization's lock (<see cref="UserFootprint"/>).</summary>
    /// <remarks>By the database itself, but for the one that it does not know to be one.</remarks>
    private static readonly Dictionary<string, string> _references = new()
    {
        ["sessions.user_id"] = "goes with the user",
        ["mailed_tokens.user_id"] = "goes with the user",
        ["idempotency_keys.user_id"] = "goes with the user",
        ["accounts.user_id"] = "goes with the user",
        ["memberships.user_id"] = "goes with the user, under lock",
        ["memberships.invited_by_id"] = "forgets the user, under lock",
        ["invitations.invited_by_id"] = "forgets the user, under lock",
        ["invitations.accepted_by_id"] = "forgets the user, under lock",
        ["invite_links.created_by_id"] = "forgets the user, under lock",
        ["accounts.created_by_id"] = "forgets the user, under lock",
        ["accounts.deleted_by_id"] = "is cleared, under lock",
    };

    /// <summary>What leaves a reference in an organization that the user is no member of any more.</summary>
    private static readonly Dictionary<string, Func<AccountFootprintTests, Task>> _traces = new()
    {
        ["having invited somebody who joined"] = async test =>
        {
            await test._app.AddMemberAsync(test._acme, test._gone, "Jane");
        },
        ["having sent an invitation"] = test => test._app.InviteAsync(test._acme, test._gone, "june@orgs.test"),
        ["having made an invite link"] = async test =>
            (await test._app.As(test._gone).MutateAsync("createInviteLink", new { organizationId = test._acme.Id })).ShouldSucceed(),
        ["having accepted an invitation"] = _ => Task.CompletedTask,
    };

    private readonly OrgsApplication _app = new();
    private Person _olga = null!;
    private Person _gone = null!;
    private Team _acme = null!;

    public async ValueTask InitializeAsync()
    {
        (_olga, _gone) = (await _app.RegisterAsync("Olga Owner"), await _app.RegisterAsync("Gina Gone"));
        _acme = await _app.CreateOrganizationAsync(_olga);
        await _app.AddMemberAsync(_acme, _olga, _gone, "ADMIN");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public static TheoryData<string> Traces => [.. _traces.Keys];

    [Fact]
    public void Every_reference_to_a_user_has_a_line_here_that_says_what_becomes_of_it()
    {
        using var database = _app.OpenDatabase();
        var references =
            from entity in database.Model.GetEntityTypes()
            from key in entity.GetForeignKeys()
            where key.PrincipalEntityType.ClrType == typeof(User)
            select ($"{entity.GetTableName()}.{key.Properties.Single().GetColumnName()}", key.DeleteBehavior == DeleteBehavior.Cascade);

        references.Distinct().ShouldBe(
            _references.Where(reference => !reference.Value.StartsWith("is cleared", StringComparison.Ordinal)).Select(reference => (reference.Key, reference.Value.StartsWith("goes", StringComparison.Ordinal))), ignoreOrder: true);
    }

    [Fact]
    public async Task Afterwards_nothing_but_the_log_refers_to_the_user()
    {
        await LeaveTracesEverywhereAsync();
        var before = await ReferencesAsync();

        (await DeleteAsync()).ShouldSucceed();

        before.Except(["audit_entries.actor_id", "audit_entries.subject_id", "users.id"]).ShouldBe(
            [.. _references.Keys, "usage_counters.subject"], ignoreOrder: true, "or the test has left a trace out");
        (await ReferencesAsync()).ShouldBe(["audit_entries.actor_id", "audit_entries.subject_id"], ignoreOrder: true);
    }

    [Fact]
    [Trait("Abuse", "IN-28")]
    public async Task An_invite_link_ends_with_its_makers_account_and_the_log_tells_it()
    {
        var jane = await _app.RegisterAsync("Jane");
        var link = await _app.As(_gone).MutateAsync("createInviteLink", new { organizationId = _acme.Id }, "token");
        var token = link.ShouldSucceed().GetText("token");
        var tried = await DeleteAsync(dryRun: true);

        var deleted = await DeleteAsync();

        deleted.ShouldSucceed().Get("effects").ToString().ShouldContain("""{"kind":"INVITE_LINKS_REVOKED","count":1}""");
        deleted.Get("effects").ToString().ShouldBe(tried.Get("effects").ToString());
        (await _app.As(jane).MutateAsync("joinByInviteLink", new { token })).ShouldFail("InvitationClosedError")
            .GetText("errors.0.code").ShouldBe("INVITATION_REVOKED");
        var seen = await _app.As(_olga).SendAsync(
            $$"""{ organization(slug: "{{_acme.Slug}}") { inviteLink { id } auditLog(first: 2) { nodes { action actorLabel } } } }""");
        seen.Get("data.organization.inviteLink").ValueKind.ShouldBe(JsonValueKind.Null);
        seen.Get("data.organization.auditLog.nodes").ToString().ShouldContain("""{"action":"INVITE_LINK_REVOKED","actorLabel":"Gina Gone"}""");
    }

    [Fact]
    public async Task An_invite_link_of_somebody_who_only_left_lets_nobody_in_and_an_admin_ends_it()
    {
        var jane = await _app.RegisterAsync("Jane");
        var link = await _app.As(_gone).MutateAsync("createInviteLink", new { organizationId = _acme.Id }, "token inviteLink { id }");
        (await _app.As(_gone).MutateAsync("leaveOrganization", new { organizationId = _acme.Id })).ShouldSucceed();

        var joined = await _app.As(jane).MutateAsync("joinByInviteLink", new { token = link.GetText("token") });
        var seen = await _app.As(_olga).SendAsync($$"""{ organization(slug: "{{_acme.Slug}}") { inviteLink { createdBy { name } } } }""");
        var revoked = await _app.As(_olga).MutateAsync("revokeInviteLink", new { inviteLinkId = link.GetText("inviteLink.id") });

        joined.ShouldFail("InviterLostAuthorityError");
        seen.GetText("data.organization.inviteLink.createdBy.name").ShouldBe("Gina Gone");
        revoked.ShouldSucceed();
    }

    [Theory]
    [OnlyOn(DatabaseKind.PostgreSql)]
    [MemberData(nameof(Traces))]
    public async Task A_deletion_waits_for_whoever_changes_an_organization_that_has_a_trace_of_the_user(string trace)
    {
        await _traces[trace](this);
        (await _app.As(_gone).MutateAsync("leaveOrganization", new { organizationId = _acme.Id })).ShouldSucceed();
        var provider = _app.Get<IDatabaseProvider>();
        await using var database = _app.OpenDatabase();
        await using var transaction = await provider.BeginWriteAsync(database, TestContext.Current.CancellationToken);
        await provider.LockOrganizationAsync(database, Listening.GuidOf(_acme.Id), TestContext.Current.CancellationToken);

        var deletion = DeleteAsync();
        var first = await Task.WhenAny(deletion, Task.Delay(300, TestContext.Current.CancellationToken));
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);

        first.ShouldNotBe(deletion);
        (await deletion).ShouldSucceed();
    }

    private async Task LeaveTracesEverywhereAsync()
    {
        await _traces["having invited somebody who joined"](this);
        await _traces["having sent an invitation"](this);
        await _traces["having made an invite link"](this);
        await _app.RequestPasswordResetAsync(_gone.Email);
        var made = await _app.As(_gone).MutateAsync(
            "createOrganization", new { name = "Made", idempotencyKey = $"{Guid.NewGuid()}" }, "organization { id slug } membership { id }");
        var team = new Team(
            made.ShouldSucceed().GetText("organization.id")!,
            made.GetText("organization.slug")!,
            new Dictionary<Person, string> { [_gone] = made.GetText("membership.id")! });
        await _app.AddMemberAsync(team, _gone, _olga, "OWNER");
        (await _app.As(_gone).MutateAsync("deleteOrganization", new { organizationId = team.Id, confirmSlug = team.Slug })).ShouldSucceed();
    }

    private Task<Payload> DeleteAsync(bool dryRun = false)
        => _app.As(_gone).MutateAsync(
            "deleteMyAccount",
            new { password = OrgsApplication.Password, confirmEmail = _gone.Email, dryRun },
            "effects { kind count }");

    /// <summary>The columns in which the user's id is, in whatever form.</summary>
    private async Task<IReadOnlyList<string>> ReferencesAsync()
    {
        var id = Listening.GuidOf(_gone.Id);
        var columns = new HashSet<string>();
        await using var database = _app.OpenDatabase();
        await database.Database.OpenConnectionAsync();
        foreach (var table in database.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct())
        {
            await using var command = database.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                columns.UnionWith(Enumerable.Range(0, reader.FieldCount)
                    .Where(column => Is(id, reader.GetValue(column)))
                    .Select(column => $"{table}.{reader.GetName(column)}"));
            }
        }

        return [.. columns];
    }

    private static bool Is(Guid id, object value)
        => value switch
        {
            Guid other => other == id,
            byte[] { Length: 16 } bytes => new Guid(bytes) == id,
            string text => text.Replace("-", "", StringComparison.Ordinal).Contains(id.ToString("N"), StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
}
