using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace Orgs.GraphQL.Data;

/// <summary>
/// Lets one set of migrations serve both databases: texts are ordered by code point, as in SQLite, and what counts up by
/// itself there does so here.
/// </summary>
#pragma warning disable EF1001 // The generator's constructor asks for the provider's own options.
public sealed class PostgreSqlMigrations(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options)
    : NpgsqlMigrationsSqlGenerator(dependencies, options)
#pragma warning restore EF1001
{
    public const string ByCodePoint = "C";

    protected override void ColumnDefinition(
        string? schema, string table, string name, ColumnOperation operation, IModel? model, MigrationCommandListBuilder builder)
    {
        if (operation.ClrType == typeof(string))
        {
            operation.Collation ??= ByCodePoint;
        }

        if (operation["Sqlite:Autoincrement"] is true)
        {
            operation["Npgsql:ValueGenerationStrategy"] = NpgsqlValueGenerationStrategy.IdentityByDefaultColumn;
        }

        base.ColumnDefinition(schema, table, name, operation, model, builder);
    }
}
