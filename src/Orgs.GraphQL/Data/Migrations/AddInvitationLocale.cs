using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Orgs.GraphQL.Data.Migrations;

/// <summary>The language that an invitation is mailed in.</summary>
[DbContext(typeof(OrgsDbContext))]
[Migration("20261125000001_AddInvitationLocale")]
public sealed class AddInvitationLocale : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.AddColumn<string>("locale", "invitations", maxLength: 35, nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("ALTER TABLE invitations DROP COLUMN locale");
}
