using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Orgs.GraphQL.Data.Migrations;

/// <summary>The rules that the database keeps by itself.</summary>
[DbContext(typeof(OrgsDbContext))]
[Migration("20261120000002_CreateGuards")]
public sealed class CreateGuards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in Guards.CreateWithoutDeletion(ActiveProvider))
        {
            migrationBuilder.Sql(statement);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in Guards.Drop(ActiveProvider))
        {
            migrationBuilder.Sql(statement);
        }
    }
}
