namespace Orgs.GraphQL.Data;

/// <summary>The databases that Orgs works with.</summary>
public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}
