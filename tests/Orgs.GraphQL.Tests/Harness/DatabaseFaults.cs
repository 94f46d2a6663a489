using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>Lets statements fail before they reach the database.</summary>
public sealed class DatabaseFaults : DbCommandInterceptor
{
    private string _part = "";
    private Func<Exception> _failure = () => new InvalidOperationException();
    private int _left;

    /// <summary>The next statements with this part fail, so many of them.</summary>
    public void Fail(int times, string part, Func<Exception> failure) => (_part, _failure, _left) = (part, failure, times);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Check(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(command);
        return ValueTask.FromResult(result);
    }

    private void Check(DbCommand command)
    {
        if (_left > 0 && command.CommandText.Contains(_part, StringComparison.Ordinal))
        {
            _left--;
            throw _failure();
        }
    }
}
