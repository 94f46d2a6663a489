using Microsoft.Data.Sqlite;

namespace Orgs.GraphQL.Tests.Data;

public sealed class WriteTests
{
    [Fact]
    public async Task A_passing_failure_of_the_database_repeats_the_whole_and_counts_once()
    {
        await using var app = new OrgsApplication();
        var bob = await RegisterAsync(app);
        var before = app.Mails.Count;
        var attempts = 0;

        var outcome = await app.Get<Writes>().ExecuteAsync<User>(
            change =>
            {
                change.Audit(AuditAction.AccountRegistered, bob, new AuditDetails { SubjectLabel = "repeated" });
                change.SendAfterCommit(new Mail("bob@orgs.test", "Hello", "Hello", "Hello"));
                return ++attempts < 5 ? throw Busy() : Task.FromResult<Outcome<User>>(bob);
            },
            CancellationToken.None);

        outcome.Succeeded.ShouldBeTrue();
        attempts.ShouldBe(5);
        (app.Mails.Count - before).ShouldBe(1);
        (await EntriesAsync(app, "repeated")).ShouldBe(1);
    }

    [Fact]
    public async Task The_fifth_failure_is_the_last()
    {
        await using var app = new OrgsApplication();
        var attempts = 0;

        await Should.ThrowAsync<SqliteException>(() => app.Get<Writes>().ExecuteAsync<User>(
            _ =>
            {
                attempts++;
                throw Busy();
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

    private static SqliteException Busy() => new("database is locked", 5);

    private static async Task<int> EntriesAsync(OrgsApplication app, string label)
    {
        await using var database = app.OpenDatabase();
        return await database.AuditEntries.CountAsync(entry => entry.SubjectLabel == label);
    }
}
