using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Orgs.GraphQL.Data.Migrations;

/// <summary>Deletion in two steps, limits and references of organizations, former slugs, and places of members in the audit log.</summary>
[DbContext(typeof(OrgsDbContext))]
[Migration("20261124110000_AddOrganizationLifecycle")]
public sealed class AddOrganizationLifecycle : Migration
{
    private static readonly string[] _accountColumns = ["deleted_at", "deleted_by_id", "purge_at", "member_limit", "external_reference"];

    private static readonly string[] _auditColumns = ["membership_id", "state_after", "note"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // The guards look at the new column, so they are made again around it.
        Run(migrationBuilder, Guards.Drop(ActiveProvider));

        // No foreign key to who deleted it: nothing depends on that user, and SQLite could not take the column back.
        migrationBuilder.AddColumn<long>("deleted_at", "accounts", nullable: true);
        migrationBuilder.AddColumn<Guid>("deleted_by_id", "accounts", nullable: true);
        migrationBuilder.AddColumn<long>("purge_at", "accounts", nullable: true);
        migrationBuilder.AddColumn<int>("member_limit", "accounts", nullable: true);
        migrationBuilder.AddColumn<string>("external_reference", "accounts", maxLength: 100, nullable: true);

        migrationBuilder.AddColumn<Guid>("membership_id", "audit_entries", nullable: true);
        migrationBuilder.AddColumn<int>("state_after", "audit_entries", nullable: true);
        migrationBuilder.AddColumn<string>("note", "audit_entries", maxLength: 300, nullable: true);
        migrationBuilder.CreateIndex(
            "ix_audit_entries_organization_id_subject_id_sequence", "audit_entries", ["organization_id", "subject_id", "sequence"]);

        migrationBuilder.CreateTable(
            "former_slugs",
            table => new
            {
                slug = table.Column<string>(maxLength: 39),
                organization_id = table.Column<Guid>(),
                left_at = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_former_slugs", row => row.slug));
        migrationBuilder.CreateIndex("ix_former_slugs_organization_id_left_at", "former_slugs", ["organization_id", "left_at"]);

        Run(migrationBuilder, Guards.Create(ActiveProvider));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        Run(migrationBuilder, Guards.Drop(ActiveProvider));
        migrationBuilder.DropTable("former_slugs");
        migrationBuilder.DropIndex("ix_audit_entries_organization_id_subject_id_sequence", "audit_entries");

        // In plain SQL, which all databases share: SQLite's provider would build the table anew, for which it needs the old model.
        foreach (var column in _auditColumns)
        {
            migrationBuilder.Sql($"ALTER TABLE audit_entries DROP COLUMN {column}");
        }

        foreach (var column in _accountColumns)
        {
            migrationBuilder.Sql($"ALTER TABLE accounts DROP COLUMN {column}");
        }

        Run(migrationBuilder, Guards.CreateWithoutDeletion(ActiveProvider));
    }

    private static void Run(MigrationBuilder migrationBuilder, IReadOnlyList<string> statements)
    {
        foreach (var statement in statements)
        {
            migrationBuilder.Sql(statement);
        }
    }
}
