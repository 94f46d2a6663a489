using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Orgs.GraphQL.Data;

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
        found.ShouldContain("memberships: column organization_id TEXT not null");
        found.ShouldContain("memberships: foreign key organization_id -> accounts.id on delete CASCADE");
    }

    [Fact]
    public async Task Migrating_down_leaves_nothing_behind()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var context = database.CreateDbContext();

        await context.GetService<IMigrator>().MigrateAsync(Migration.InitialDatabase);

        var left = await context.Database
            .SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'")
            .ToListAsync();
        left.ShouldBeEmpty();
    }

    [Fact]
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
        return await context.Database.SqlQueryRaw<string>(
            """
            SELECT t.name || ': column ' || c.name || ' ' || c.type || iif(c."notnull", ' not null', '') || iif(c.pk, ' key', '') AS Value
            FROM sqlite_master AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
            UNION ALL
            SELECT t.name || ': foreign key ' || f."from" || ' -> ' || f."table" || '.' || f."to" || ' on delete ' || f.on_delete
            FROM sqlite_master AS t, pragma_foreign_key_list(t.name) AS f WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
            UNION ALL
            SELECT i.tbl_name || ': ' || i.sql FROM sqlite_master AS i WHERE i.type = 'index' AND i.sql IS NOT NULL
            UNION ALL
            SELECT t.name || ': autoincrement' FROM sqlite_master AS t WHERE t.type = 'table' AND t.sql LIKE '%AUTOINCREMENT%'
            ORDER BY 1
            """).ToListAsync();
    }
}
