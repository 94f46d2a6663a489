using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Orgs.GraphQL.Data;

namespace Orgs.GraphQL.Tests.Data;

/// <summary>A real SQLite file in a folder of its own, gone after the test.</summary>
public sealed class TestDatabase : IDbContextFactory<OrgsDbContext>, IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orgs-");
    private readonly DbContextOptions<OrgsDbContext> _options;

    public TestDatabase()
    {
        Settings = new DatabaseOptions
        {
            DataDirectory = _folder.FullName,
            ConnectionString = $"Data Source={System.IO.Path.Combine(_folder.FullName, "orgs.db")}",
            Synchronous = "NORMAL",
        };
        Provider = new SqliteProvider(Settings, NullLogger<SqliteProvider>.Instance);
        var options = new DbContextOptionsBuilder<OrgsDbContext>().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        Provider.Configure(options);
        _options = options.Options;
    }

    public DatabaseOptions Settings { get; }

    public SqliteProvider Provider { get; }

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = new TestDatabase();
        await using var context = database.CreateDbContext();
        await database.Provider.MigrateAsync(context, TestContext.Current.CancellationToken);
        return database;
    }

    public OrgsDbContext CreateDbContext() => new(_options);

    public async ValueTask DisposeAsync()
    {
        await using (var context = CreateDbContext())
        {
            SqliteConnection.ClearPool((SqliteConnection)context.Database.GetDbConnection());
        }

        Provider.Dispose();
        _folder.Delete(recursive: true);
    }
}
