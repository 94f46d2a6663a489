using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Orgs.GraphQL.Data.Migrations;

/// <summary>The number of the newest event of an organization.</summary>
[DbContext(typeof(OrgsDbContext))]
[Migration("20261124000003_AddEventSequence")]
public sealed class AddEventSequence : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>("event_sequence", "accounts", nullable: true);
        migrationBuilder.Sql("UPDATE accounts SET event_sequence = 0 WHERE slug IS NOT NULL");
    }

    // In SQL that every database speaks: EF Core would make SQLite's table anew, for which it wants a snapshot of the model.
    protected override void Down(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("ALTER TABLE accounts DROP COLUMN event_sequence");
}
