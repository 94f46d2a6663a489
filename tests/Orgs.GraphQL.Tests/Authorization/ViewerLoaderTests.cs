namespace Orgs.GraphQL.Tests.Authorization;

public sealed class ViewerLoaderTests
{
    [Fact]
    public async Task Who_is_asking_is_found_out_in_one_statement()
    {
        var clock = new ManualClock();
        await using var database = await TestDatabase.CreateAsync();
        var session = await AddSessionAsync(database, clock);
        var statements = new StatementCounter();
        var viewers = new ViewerLoader(new Counted(database, statements), clock);

        var viewer = await viewers.LoadAsync(SessionClaims.For(session, "test"), CancellationToken.None);

        viewer.ShouldNotBeNull().SignedIn.Name.ShouldBe("Bob");
        viewer.PersonalAccount.ShouldNotBeNull().Name.ShouldBe("Bob's");
        statements.AllStatements.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task That_a_session_is_used_is_written_down_now_and_then_only()
    {
        var clock = new ManualClock();
        await using var database = await TestDatabase.CreateAsync();
        var session = await AddSessionAsync(database, clock);
        var viewers = new ViewerLoader(database, clock);
        var start = clock.GetUtcNow();

        clock.Advance(TimeSpan.FromMinutes(5));
        await viewers.LoadAsync(SessionClaims.For(session, "test"), CancellationToken.None);
        var soon = await LastSeenAsync(database);
        clock.Advance(TimeSpan.FromMinutes(15));
        await viewers.LoadAsync(SessionClaims.For(session, "test"), CancellationToken.None);
        var later = await LastSeenAsync(database);

        soon.ShouldBe(start);
        later.ShouldBe(clock.GetUtcNow());
    }

    private static async Task<Session> AddSessionAsync(TestDatabase database, ManualClock clock)
    {
        var bob = User.Register("Bob", "bob@orgs.test", "BOB@ORGS.TEST", clock.GetUtcNow());
        var session = Session.Start(bob.Id, null, clock.GetUtcNow());
        await using var context = database.CreateDbContext();
        context.AddRange(bob, PersonalAccount.For(bob, "Bob's"), session);
        await context.SaveChangesAsync();
        return session;
    }

    private static async Task<DateTimeOffset> LastSeenAsync(TestDatabase database)
    {
        await using var context = database.CreateDbContext();
        return (await context.Sessions.SingleAsync()).LastSeenAt;
    }

    private sealed class Counted(TestDatabase database, StatementCounter statements) : IDbContextFactory<OrgsDbContext>
    {
        public OrgsDbContext CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<OrgsDbContext>().AddInterceptors(statements);
            database.Provider.Configure(options);
            return new OrgsDbContext(options.Options);
        }
    }
}
