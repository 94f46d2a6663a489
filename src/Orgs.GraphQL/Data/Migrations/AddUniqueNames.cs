using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Orgs.GraphQL.Data.Migrations;

/// <summary>The compared form of an account's name, filled where names are to be unique.</summary>
[DbContext(typeof(OrgsDbContext))]
[Migration("20261124000002_AddUniqueNames")]
public sealed class AddUniqueNames : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("unique_name", "accounts", maxLength: 100, nullable: true);
        migrationBuilder.CreateIndex("ix_accounts_unique_name", "accounts", "unique_name", unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("ix_accounts_unique_name", "accounts");
        migrationBuilder.Sql("ALTER TABLE accounts DROP COLUMN unique_name");
    }
}
