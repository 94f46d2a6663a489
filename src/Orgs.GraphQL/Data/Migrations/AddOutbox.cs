using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Orgs.GraphQL.Data.Migrations;

/// <summary>Mails that wait to be sent.</summary>
[DbContext(typeof(OrgsDbContext))]
[Migration("20261124000020_AddOutbox")]
public sealed class AddOutbox : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "outbox_mails",
            table => new
            {
                sequence = table.Column<long>().Annotation("Sqlite:Autoincrement", true),
                content = table.Column<byte[]>(),
                created_at = table.Column<long>(),
                due_at = table.Column<long>(),
                attempts = table.Column<int>(),
                claim_id = table.Column<Guid>(nullable: true),
                failed_at = table.Column<long>(nullable: true),
                failure = table.Column<string>(maxLength: 300, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_outbox_mails", row => row.sequence));
        migrationBuilder.CreateIndex("ix_outbox_mails_failed_at_due_at", "outbox_mails", ["failed_at", "due_at"]);
        migrationBuilder.CreateIndex("ix_outbox_mails_claim_id", "outbox_mails", "claim_id");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("outbox_mails");
}
