using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Orgs.GraphQL.Data.Migrations;

/// <summary>The members of an organization are read from an index that holds all of their columns.</summary>
[DbContext(typeof(OrgsDbContext))]
[Migration("20261129000001_ListMembersFromIndex")]
public sealed class ListMembersFromIndex : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex(
            "ix_memberships_listed",
            "memberships",
            ["organization_id", "role", "user_id", "id", "state", "joined_at", "invited_by_id", "version"]);
        migrationBuilder.DropIndex("ix_memberships_organization_id_role", "memberships");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex("ix_memberships_organization_id_role", "memberships", ["organization_id", "role"]);
        migrationBuilder.DropIndex("ix_memberships_listed", "memberships");
    }
}
