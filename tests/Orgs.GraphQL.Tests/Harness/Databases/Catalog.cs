namespace Orgs.GraphQL.Tests.Harness.Databases;

/// <summary>What the database itself says about its tables, in a line each.</summary>
public static class Catalog
{
    public static Task<List<string>> TablesAsync(OrgsDbContext database)
        => ReadAsync(
            database,
            "SELECT name AS Value FROM sqlite_master WHERE name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
            """
            SELECT proname::text AS "Value" FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL
            SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE '%\_\_EF%'
            """);

    /// <summary>Columns, indexes, foreign keys and what counts up by itself, in the database's own words.</summary>
    public static Task<List<string>> StructureAsync(OrgsDbContext database)
        => ReadAsync(
            database,
            """
            SELECT t.name || ': column ' || c.name || ' ' || c.type || iif(c."notnull", ' not null', '') || iif(c.pk, ' key', '') AS Value
            FROM sqlite_master AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
            UNION ALL
            SELECT t.name || ': foreign key ' || f."from" || ' -> ' || f."table" || '.' || f."to" || ' on delete ' || f.on_delete
            FROM sqlite_master AS t, pragma_foreign_key_list(t.name) AS f WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
            UNION ALL
            SELECT i.tbl_name || ': ' || i.sql FROM sqlite_master AS i WHERE i.type = 'index' AND i.sql IS NOT NULL
            UNION ALL
            SELECT t.name || ': autoincrement' FROM sqlite_master AS t WHERE t.type = 'table' AND t.sql LIKE '%AUTOINCREMENT%'
            ORDER BY 1
            """,
            """
            SELECT c.table_name || ': column ' || c.column_name || ' ' || c.data_type || COALESCE('(' || c.character_maximum_length || ')', '')
                || COALESCE(' collate ' || c.collation_name, '') || CASE c.is_nullable WHEN 'NO' THEN ' not null' ELSE '' END
                || COALESCE(' default ' || c.column_default, '') || COALESCE(' identity ' || c.identity_generation, '') AS "Value"
            FROM information_schema.columns AS c WHERE c.table_schema = 'public' AND c.table_name NOT LIKE '\_\_EF%'
            UNION ALL
            SELECT r.relname || ': ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
            FROM pg_constraint AS k JOIN pg_class AS r ON r.oid = k.conrelid
            WHERE r.relnamespace = 'public'::regnamespace AND r.relname NOT LIKE '\_\_EF%'
            UNION ALL
            SELECT i.tablename || ': ' || i.indexdef FROM pg_indexes AS i WHERE i.schemaname = 'public' AND i.tablename NOT LIKE '\_\_EF%'
            ORDER BY 1
            """);

    /// <summary>Foreign keys whose column is not the first of any index.</summary>
    public static Task<List<string>> UnindexedForeignKeysAsync(OrgsDbContext database)
        => ReadAsync(
            database,
            """
            SELECT t.name || '.' || f."from" AS Value FROM sqlite_master AS t, pragma_foreign_key_list(t.name) AS f
            WHERE t.type = 'table' AND NOT EXISTS (
                SELECT 1 FROM pragma_index_list(t.name) AS i, pragma_index_info(i.name) AS c WHERE c.seqno = 0 AND c.name = f."from")
            """,
            """
            SELECT k.conrelid::regclass || '.' || k.conname AS "Value" FROM pg_constraint AS k
            WHERE k.contype = 'f' AND NOT EXISTS (SELECT 1 FROM pg_index AS i WHERE i.indrelid = k.conrelid AND i.indkey[0] = k.conkey[1])
            """);

    private static Task<List<string>> ReadAsync(OrgsDbContext database, string sqlite, string postgreSql)
        => database.Database.SqlQueryRaw<string>(database.Database.IsNpgsql() ? postgreSql : sqlite).ToListAsync();
}
