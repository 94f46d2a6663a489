using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Orgs.GraphQL.Data.Migrations;

/// <summary>The keys that protect tokens, for servers that share a database.</summary>
[DbContext(typeof(OrgsDbContext))]
[Migration("20261124000010_CreateDataProtectionKeys")]
public sealed class CreateDataProtectionKeys : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.CreateTable(
            "data_protection_keys",
            table => new
            {
                id = table.Column<Guid>(),
                name = table.Column<string>(maxLength: 100),
                xml = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("pk_data_protection_keys", row => row.id));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("data_protection_keys");
}
