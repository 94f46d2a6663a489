using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Orgs.GraphQL.Data.Migrations;

/// <summary>Users and their sessions, accounts, memberships, invitations and the audit log.</summary>
[DbContext(typeof(OrgsDbContext))]
[Migration("20261120000001_CreateTables")]
public sealed class CreateTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "users",
            table => new
            {
                id = table.Column<Guid>(),
                name = table.Column<string>(maxLength: 100),
                email = table.Column<string>(maxLength: 254),
                normalized_email = table.Column<string>(maxLength: 254),
                email_confirmed = table.Column<bool>(),
                password_hash = table.Column<string>(nullable: true),
                security_stamp = table.Column<string>(nullable: true),
                concurrency_stamp = table.Column<string>(nullable: true),
                created_at = table.Column<long>(),
                disabled_at = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_users", row => row.id));

        migrationBuilder.CreateTable(
            "sessions",
            table => new
            {
                id = table.Column<Guid>(),
                user_id = table.Column<Guid>(),
                created_at = table.Column<long>(),
                last_seen_at = table.Column<long>(),
                expires_at = table.Column<long>(),
                revoked_at = table.Column<long>(nullable: true),
                user_agent = table.Column<string>(maxLength: 256, nullable: true),
                refresh_generation = table.Column<int>(),
                refreshed_at = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_sessions", row => row.id);
                table.ForeignKey("fk_sessions_user_id", row => row.user_id, "users", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "mailed_tokens",
            table => new
            {
                id = table.Column<Guid>(),
                user_id = table.Column<Guid>(),
                purpose = table.Column<int>(),
                normalized_email = table.Column<string>(maxLength: 254),
                token_hash = table.Column<byte[]>(maxLength: 32),
                created_at = table.Column<long>(),
                expires_at = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_mailed_tokens", row => row.id);
                table.ForeignKey("fk_mailed_tokens_user_id", row => row.user_id, "users", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "accounts",
            table => new
            {
                id = table.Column<Guid>(),
                name = table.Column<string>(maxLength: 100),
                personal = table.Column<bool>(),
                created_at = table.Column<long>(),
                created_by_id = table.Column<Guid>(nullable: true),
                user_id = table.Column<Guid>(nullable: true),
                slug = table.Column<string>(maxLength: 39, nullable: true),
                invite_policy = table.Column<int>(nullable: true),
                version = table.Column<int>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_accounts", row => row.id);
                table.ForeignKey("fk_accounts_created_by_id", row => row.created_by_id, "users", "id", onDelete: ReferentialAction.SetNull);
                table.ForeignKey("fk_accounts_user_id", row => row.user_id, "users", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "memberships",
            table => new
            {
                id = table.Column<Guid>(),
                organization_id = table.Column<Guid>(),
                user_id = table.Column<Guid>(),
                role = table.Column<int>(),
                state = table.Column<int>(),
                joined_at = table.Column<long>(),
                invited_by_id = table.Column<Guid>(nullable: true),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_memberships", row => row.id);
                table.ForeignKey(
                    "fk_memberships_organization_id", row => row.organization_id, "accounts", "id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("fk_memberships_user_id", row => row.user_id, "users", "id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("fk_memberships_invited_by_id", row => row.invited_by_id, "users", "id", onDelete: ReferentialAction.SetNull);
            });

        migrationBuilder.CreateTable(
            "invitations",
            table => new
            {
                id = table.Column<Guid>(),
                organization_id = table.Column<Guid>(),
                email = table.Column<string>(maxLength: 254),
                normalized_email = table.Column<string>(maxLength: 254),
                role = table.Column<int>(),
                token_hash = table.Column<byte[]>(maxLength: 32),
                token_was_mailed = table.Column<bool>(),
                status = table.Column<int>(),
                created_at = table.Column<long>(),
                expires_at = table.Column<long>(),
                closed_at = table.Column<long>(nullable: true),
                sent_count = table.Column<int>(),
                last_sent_at = table.Column<long>(nullable: true),
                invited_by_id = table.Column<Guid>(nullable: true),
                accepted_by_id = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_invitations", row => row.id);
                table.ForeignKey(
                    "fk_invitations_organization_id", row => row.organization_id, "accounts", "id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("fk_invitations_invited_by_id", row => row.invited_by_id, "users", "id", onDelete: ReferentialAction.SetNull);
                table.ForeignKey("fk_invitations_accepted_by_id", row => row.accepted_by_id, "users", "id", onDelete: ReferentialAction.SetNull);
            });

        migrationBuilder.CreateTable(
            "audit_entries",
            table => new
            {
                sequence = table.Column<long>().Annotation("Sqlite:Autoincrement", true),
                id = table.Column<Guid>(),
                action = table.Column<string>(maxLength: 40),
                at = table.Column<long>(),
                organization_id = table.Column<Guid>(nullable: true),
                actor_id = table.Column<Guid>(),
                actor_label = table.Column<string>(maxLength: 254),
                subject_id = table.Column<Guid>(nullable: true),
                subject_label = table.Column<string>(maxLength: 254, nullable: true),
                role_before = table.Column<int>(nullable: true),
                role_after = table.Column<int>(nullable: true),
                request_id = table.Column<string>(maxLength: 64),
            },
            constraints: table => table.PrimaryKey("pk_audit_entries", row => row.sequence));

        CreateIndexes(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("audit_entries");
        migrationBuilder.DropTable("invitations");
        migrationBuilder.DropTable("memberships");
        migrationBuilder.DropTable("accounts");
        migrationBuilder.DropTable("mailed_tokens");
        migrationBuilder.DropTable("sessions");
        migrationBuilder.DropTable("users");
    }

    private static void CreateIndexes(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex("ix_users_normalized_email", "users", "normalized_email", unique: true);
        migrationBuilder.CreateIndex("ix_sessions_user_id", "sessions", "user_id");
        migrationBuilder.CreateIndex("ix_mailed_tokens_user_id", "mailed_tokens", "user_id");
        migrationBuilder.CreateIndex("ix_mailed_tokens_token_hash", "mailed_tokens", "token_hash", unique: true);
        migrationBuilder.CreateIndex("ix_accounts_created_by_id", "accounts", "created_by_id");
        migrationBuilder.CreateIndex("ix_accounts_user_id", "accounts", "user_id", unique: true, filter: "\"user_id\" IS NOT NULL");
        migrationBuilder.CreateIndex("ix_accounts_slug", "accounts", "slug", unique: true);
        migrationBuilder.CreateIndex("ix_memberships_organization_id_user_id", "memberships", ["organization_id", "user_id"], unique: true);
        migrationBuilder.CreateIndex("ix_memberships_organization_id_role", "memberships", ["organization_id", "role"]);
        migrationBuilder.CreateIndex("ix_memberships_user_id", "memberships", "user_id");
        migrationBuilder.CreateIndex("ix_memberships_invited_by_id", "memberships", "invited_by_id");
        migrationBuilder.CreateIndex("ix_invitations_token_hash", "invitations", "token_hash", unique: true);
        migrationBuilder.CreateIndex("ix_invitations_organization_id_created_at", "invitations", ["organization_id", "created_at"]);
        migrationBuilder.CreateIndex("ix_invitations_normalized_email_created_at", "invitations", ["normalized_email", "created_at"]);
        migrationBuilder.CreateIndex(
            "ix_invitations_organization_id_normalized_email",
            "invitations",
            ["organization_id", "normalized_email"],
            unique: true,
            filter: "\"status\" = 0");
        migrationBuilder.CreateIndex("ix_invitations_invited_by_id", "invitations", "invited_by_id");
        migrationBuilder.CreateIndex("ix_invitations_accepted_by_id", "invitations", "accepted_by_id");
        migrationBuilder.CreateIndex("ix_audit_entries_id", "audit_entries", "id", unique: true);
        migrationBuilder.CreateIndex("ix_audit_entries_organization_id_sequence", "audit_entries", ["organization_id", "sequence"]);
    }
}
