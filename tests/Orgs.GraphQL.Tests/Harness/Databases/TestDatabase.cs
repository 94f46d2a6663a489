using Microsoft.Extensions.Logging.Abstractions;

namespace Orgs.GraphQL.Tests.Harness.Databases;

/// <summary>A real database without a server, gone after the test.</summary>
public sealed class TestDatabase : IDbContextFactory<OrgsDbContext>, IAsyncDisposable
{
    private readonly ScratchDatabase _scratch = ScratchDatabase.CreateEmpty();
    private readonly DbContextOptions<OrgsDbContext> _options;

    public TestDatabase()
    {
        Provider = Settings.Kind == DatabaseKind.PostgreSql
            ? new PostgreSqlProvider(Settings, NullLogger<PostgreSqlProvider>.Instance)
            : new SqliteProvider(Settings, NullLogger<SqliteProvider>.Instance);
        var options = new DbContextOptionsBuilder<OrgsDbContext>().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        Provider.Configure(options);
        _options = options.Options;
    }

    public DatabaseOptions Settings => _scratch.Options;

    public IDatabaseProvider Provider { get; }

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = new TestDatabase();
        await using var context = database.CreateDbContext();
        await database.Provider.MigrateAsync(context, TestContext.Current.CancellationToken);
        return database;
    }

    public OrgsDbContext CreateDbContext() => new(_options);

    public ValueTask DisposeAsync()
    {
        (Provider as IDisposable)?.Dispose();
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }
}
