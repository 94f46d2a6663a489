using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Orgs.GraphQL.Data.Migrations;

/// <summary>Which sessions have just ended is asked twice a second, however many are open.</summary>
[DbContext(typeof(OrgsDbContext))]
[Migration("20261129000000_AddSessionEnds")]
public sealed class AddSessionEnds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex("ix_sessions_revoked_at", "sessions", "revoked_at", filter: "\"revoked_at\" IS NOT NULL");
        migrationBuilder.CreateIndex("ix_sessions_expires_at", "sessions", "expires_at");
        migrationBuilder.CreateIndex("ix_users_disabled_at", "users", "disabled_at", filter: "\"disabled_at\" IS NOT NULL");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("ix_users_disabled_at", "users");
        migrationBuilder.DropIndex("ix_sessions_expires_at", "sessions");
        migrationBuilder.DropIndex("ix_sessions_revoked_at", "sessions");
    }
}
