using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Orgs.GraphQL.Data.Migrations;

/// <summary>Which organization is viewed in a session. No foreign key: what it names is looked up through the membership each time.</summary>
[DbContext(typeof(OrgsDbContext))]
[Migration("20261124000001_AddCurrentOrganization")]
public sealed class AddCurrentOrganization : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.AddColumn<Guid>("current_organization_id", "sessions", nullable: true);

    // In SQL that every database speaks: EF Core would make SQLite's table anew, for which it wants a snapshot of the model.
    protected override void Down(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("ALTER TABLE sessions DROP COLUMN current_organization_id");
}
