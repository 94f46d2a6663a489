using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Orgs.GraphQL.Data.Migrations;

/// <summary>Links to join with, and the tokens of invitations that newer ones have replaced.</summary>
[DbContext(typeof(OrgsDbContext))]
[Migration("20261124000021_AddInviteLinks")]
public sealed class AddInviteLinks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "invite_links",
            table => new
            {
                id = table.Column<Guid>(),
                organization_id = table.Column<Guid>(),
                token_hash = table.Column<byte[]>(maxLength: 32),
                domains = table.Column<string>(),
                max_uses = table.Column<int>(nullable: true),
                uses = table.Column<int>(),
                created_at = table.Column<long>(),
                expires_at = table.Column<long>(),
                revoked_at = table.Column<long>(nullable: true),
                created_by_id = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_invite_links", row => row.id);
                table.ForeignKey(
                    "fk_invite_links_organization_id", row => row.organization_id, "accounts", "id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("fk_invite_links_created_by_id", row => row.created_by_id, "users", "id", onDelete: ReferentialAction.SetNull);
            });
        migrationBuilder.CreateIndex("ix_invite_links_token_hash", "invite_links", "token_hash", unique: true);
        migrationBuilder.CreateIndex(
            "ix_invite_links_organization_id", "invite_links", "organization_id", unique: true, filter: "\"revoked_at\" IS NULL");
        migrationBuilder.CreateIndex("ix_invite_links_created_by_id", "invite_links", "created_by_id");

        migrationBuilder.CreateTable(
            "retired_invitation_tokens",
            table => new
            {
                id = table.Column<Guid>(),
                invitation_id = table.Column<Guid>(),
                token_hash = table.Column<byte[]>(maxLength: 32),
                retired_at = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_retired_invitation_tokens", row => row.id);
                table.ForeignKey(
                    "fk_retired_invitation_tokens_invitation_id", row => row.invitation_id, "invitations", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_retired_invitation_tokens_token_hash", "retired_invitation_tokens", "token_hash", unique: true);
        migrationBuilder.CreateIndex("ix_retired_invitation_tokens_invitation_id", "retired_invitation_tokens", "invitation_id");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("retired_invitation_tokens");
        migrationBuilder.DropTable("invite_links");
    }
}
