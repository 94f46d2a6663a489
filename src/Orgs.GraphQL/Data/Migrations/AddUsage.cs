using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Orgs.GraphQL.Data.Migrations;

/// <summary>What was used of limits, and requests that may be sent again.</summary>
[DbContext(typeof(OrgsDbContext))]
[Migration("20261124000022_AddUsage")]
public sealed class AddUsage : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "usage_counters",
            table => new
            {
                id = table.Column<Guid>(),
                limit_name = table.Column<string>(maxLength: 40),
                subject = table.Column<string>(maxLength: 254),
                used = table.Column<int>(),
                ends_at = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_usage_counters", row => row.id));
        migrationBuilder.CreateIndex("ix_usage_counters_limit_name_subject", "usage_counters", ["limit_name", "subject"], unique: true);
        migrationBuilder.CreateIndex("ix_usage_counters_ends_at", "usage_counters", "ends_at");

        migrationBuilder.CreateTable(
            "idempotency_keys",
            table => new
            {
                id = table.Column<Guid>(),
                user_id = table.Column<Guid>(),
                key_hash = table.Column<byte[]>(maxLength: 32),
                body_hash = table.Column<byte[]>(maxLength: 32),
                answer = table.Column<byte[]>(),
                expires_at = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_idempotency_keys", row => row.id);
                table.ForeignKey("fk_idempotency_keys_user_id", row => row.user_id, "users", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_idempotency_keys_user_id_key_hash", "idempotency_keys", ["user_id", "key_hash"], unique: true);
        migrationBuilder.CreateIndex("ix_idempotency_keys_expires_at", "idempotency_keys", "expires_at");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("idempotency_keys");
        migrationBuilder.DropTable("usage_counters");
    }
}
