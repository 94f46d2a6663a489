using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Orgs.GraphQL.Tests.Data;

public sealed class MigrationTests
{
    [Fact]
    public async Task Migrating_up_gives_the_tables_columns_indexes_and_foreign_keys_of_the_model()
    {
        await using var migrated = await TestDatabase.CreateAsync();
        await using var created = new TestDatabase();
        await using var model = created.CreateDbContext();
        await model.Database.EnsureCreatedAsync();

        var found = await DescribeAsync(migrated);

        found.ShouldBe(await DescribeAsync(created));
        found.ShouldContain(ScratchDatabase.Kind == DatabaseKind.PostgreSql
            ? "users: column name character varying(100) collate C not null"
            : "users: column name TEXT not null");
        found.ShouldContain(ScratchDatabase.Kind == DatabaseKind.PostgreSql
            ? "memberships: fk_memberships_organization_id FOREIGN KEY (organization_id) REFERENCES accounts(id) ON DELETE CASCADE"
            : "memberships: foreign key organization_id -> accounts.id on delete CASCADE");
    }

    [Fact]
    public async Task Migrating_down_leaves_nothing_behind()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var context = database.CreateDbContext();

        await context.GetService<IMigrator>().MigrateAsync(Migration.InitialDatabase);

        var left = await Catalog.TablesAsync(context);
        left.ShouldBeEmpty();
    }

    [Fact]
    [OnlyOn(DatabaseKind.Sqlite)]
    public async Task Migrating_again_after_an_interrupted_start_does_not_wait_for_its_lock()
    {
        await using var database = new TestDatabase();
        await using var context = database.CreateDbContext();
        await context.Database.ExecuteSqlRawAsync(
            "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        await context.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");

        await database.Provider.MigrateAsync(context, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));

        (await context.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> DescribeAsync(TestDatabase database)
    {
        await using var context = database.CreateDbContext();
        return await Catalog.StructureAsync(context);
    }
}
