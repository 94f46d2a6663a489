using Microsoft.Data.Sqlite;
using Npgsql;

namespace Orgs.GraphQL.Tests.Data;

public sealed class WriteTests
{
    /// <summary>How a database says that the same may go well next time.</summary>
    private static readonly Dictionary<string, Func<Exception>> _passing = new()
    {
        ["SQLITE_BUSY"] = () => new SqliteException("database is locked", 5),
        ["SQLITE_LOCKED"] = () => new SqliteException("database table is locked", 6),
        ["40001"] = () => new PostgresException("could not serialize access", "ERROR", "ERROR", "40001"),
        ["40P01"] = () => new PostgresException("deadlock detected", "ERROR", "ERROR", "40P01"),
        ["57P01"] = () => new PostgresException("terminating connection", "FATAL", "FATAL", "57P01"),
        ["connection"] = () => new NpgsqlException("Exception while reading from stream", new IOException()),
    };

    public static TheoryData<string> Passing
        => [.. _passing.Keys.Where(name => name.StartsWith("SQLITE", StringComparison.Ordinal) == (ScratchDatabase.Kind == DatabaseKind.Sqlite))];

    private static string Any => ScratchDatabase.Kind == DatabaseKind.Sqlite ? "SQLITE_BUSY" : "40001";

    [Theory]
    [Trait("Abuse", "LO-11")]
    [MemberData(nameof(Passing), DisableDiscoveryEnumeration = true)]
    public async Task A_passing_failure_of_the_database_repeats_the_whole_and_counts_once(string failure)
    {
        await using var app = new OrgsApplication();
        var owner = await app.RegisterAsync("Bob");
        var team = await app.CreateOrganizationAsync(owner);
        app.Faults.Fail(times: 4, InsertInto("audit_entries"), _passing[failure]);

        await app.InviteAsync(team, owner, "jane@orgs.test");

        app.Mails.Count(mail => mail.To == "jane@orgs.test").ShouldBe(1);
        (await EntriesAsync(app, "jane@orgs.test")).ShouldBe(1);
    }

    [Theory]
    [Trait("Abuse", "LO-11")]
    [MemberData(nameof(Passing), DisableDiscoveryEnumeration = true)]
    public async Task The_fifth_failure_is_the_last_and_the_client_may_try_again(string failure)
    {
        await using var app = new OrgsApplication();
        var owner = await app.RegisterAsync("Bob");
        var team = await app.CreateOrganizationAsync(owner);
        app.Faults.Fail(times: 5, InsertInto("audit_entries"), _passing[failure]);
        const string mutation =
            "mutation ($id: ID!) { inviteMember(input: { organizationId: $id, email: \"jane@orgs.test\" }) { errors { __typename } } }";

        var refused = await app.As(owner).SendAsync(mutation, new { id = team.Id });
        var mailsBefore = app.Mails.Count(mail => mail.To == "jane@orgs.test");
        var again = await app.As(owner).SendAsync(mutation, new { id = team.Id });

        refused.ErrorCodes.ShouldBe(["TRY_AGAIN"]);
        mailsBefore.ShouldBe(0);
        again.ErrorCodes.ShouldBeEmpty();
        (await EntriesAsync(app, "jane@orgs.test")).ShouldBe(1);
    }

    [Theory]
    [OnlyOn(DatabaseKind.PostgreSql)]
    [InlineData("57P01")]
    [InlineData("connection")]
    public async Task A_read_that_meets_a_database_on_its_way_down_may_be_tried_again(string failure)
    {
        await using var app = new OrgsApplication();
        var owner = await app.RegisterAsync("Bob");
        app.Faults.Fail(times: 1, "memberships", _passing[failure]);

        var read = await app.As(owner).SendAsync("{ me { organizations { nodes { name } } } }");

        read.ErrorCodes.ShouldBe(["TRY_AGAIN"]);
    }

    [Fact]
    [OnlyOn(DatabaseKind.PostgreSql)]
    public async Task Nobody_is_taken_for_signed_out_because_the_database_is_away()
    {
        await using var app = new OrgsApplication();
        var owner = await app.RegisterAsync("Bob");
        app.Faults.Fail(times: 1, "sessions", _passing["connection"]);

        var refused = await app.As(owner).SendAsync("{ me { name } }");

        refused.Status.ShouldBe(503);
        refused.ErrorCodes.ShouldBe(["TRY_AGAIN"]);
    }

    [Fact]
    public async Task The_whole_is_done_five_times_at_most()
    {
        await using var app = new OrgsApplication();
        var attempts = 0;

        await Should.ThrowAsync<TryAgainException>(() => app.Get<Writes>().ExecuteAsync<User>(
            _ =>
            {
                attempts++;
                throw _passing[Any]();
            },
            CancellationToken.None));

        attempts.ShouldBe(5);
    }

    [Fact]
    public async Task A_refusal_leaves_nothing_behind()
    {
        await using var app = new OrgsApplication();
        var bob = await RegisterAsync(app);
        var before = app.Mails.Count;

        var outcome = await app.Get<Writes>().ExecuteAsync<User>(
            async change =>
            {
                change.Audit(AuditAction.AccountRegistered, bob, new AuditDetails { SubjectLabel = "refused" });
                change.SendAfterCommit(new Mail("bob@orgs.test", "Hello", "Hello", "Hello"));
                await change.Database.SaveChangesAsync();
                return new NotFoundError();
            },
            CancellationToken.None);

        outcome.Error.ShouldBeOfType<NotFoundError>();
        app.Mails.Count.ShouldBe(before);
        (await EntriesAsync(app, "refused")).ShouldBe(0);
    }

    private static async Task<User> RegisterAsync(OrgsApplication app)
    {
        await app.RegisterUnconfirmedAsync("Bob");
        await using var database = app.OpenDatabase();
        return await database.Users.SingleAsync();
    }

    // SQLite quotes every name, PostgreSQL those that need it.
    private static string InsertInto(string table) => ScratchDatabase.Kind == DatabaseKind.Sqlite ? $"INSERT INTO \"{table}\"" : $"INSERT INTO {table}";

    private static async Task<int> EntriesAsync(OrgsApplication app, string label)
    {
        await using var database = app.OpenDatabase();
        return await database.AuditEntries.CountAsync(entry => entry.SubjectLabel == label);
    }
}
