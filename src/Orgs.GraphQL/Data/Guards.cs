namespace Orgs.GraphQL.Data;

/// <summary>
/// The database's own last line behind the rules: an organization keeps an owner who can act, a personal account has no
/// members, an audit entry never changes. They hold for raw SQL as well. What is deleted with its organization goes freely.
/// </summary>
public static class Guards
{
    private const string UnlessDeleted = " AND deleted_at IS NULL";

    public static IReadOnlyList<string> Create(string? provider) => For(provider).Create;

    /// <summary>As they were before organizations could be deleted: the column they look at is younger than they are.</summary>
    public static IReadOnlyList<string> CreateWithoutDeletion(string? provider)
        => [.. For(provider).Create.Select(statement => statement.Replace(UnlessDeleted, "", StringComparison.Ordinal))];

    public static IReadOnlyList<string> Drop(string? provider) => For(provider).Drop;

    private static (IReadOnlyList<string> Create, IReadOnlyList<string> Drop) For(string? provider)
        => provider switch
        {
            "Microsoft.EntityFrameworkCore.Sqlite" => (SqliteGuards.Create, SqliteGuards.Drop),
            "Npgsql.EntityFrameworkCore.PostgreSQL" => (PostgreSqlGuards.Create, PostgreSqlGuards.Drop),
            _ => throw new NotSupportedException($"There are no guards for {provider}."),
        };
}
