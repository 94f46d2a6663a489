using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Orgs.GraphQL.Tests.Data;

/// <summary>Counts the SQL statements that EF Core sends, for tests that hold an operation to a number of them.</summary>
public sealed class StatementCounter : DbCommandInterceptor
{
    private readonly List<string> _statements = [];

    public IReadOnlyList<string> Statements => _statements;

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        _statements.Add(command.CommandText);
        return ValueTask.FromResult(result);
    }
}
