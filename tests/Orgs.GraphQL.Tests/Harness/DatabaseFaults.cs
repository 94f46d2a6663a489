using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>Lets statements fail, or wait, before they reach the database.</summary>
public sealed class DatabaseFaults : DbCommandInterceptor
{
    private string _part = "";
    private Func<Exception> _failure = () => new InvalidOperationException();
    private int _left;
    private string? _held;
    private int _waiting;

    /// <summary>How many statements wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>The next statements with this part fail, so many of them.</summary>
    public void Fail(int times, string part, Func<Exception> failure) => (_part, _failure, _left) = (part, failure, times);

    /// <summary>Statements with this part never come back, until whoever sent them gives up. Null lets all pass again.</summary>
    public void Hold(string? part) => _held = part;

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Check(command);
        if (_held is { } part && command.CommandText.Contains(part, StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _waiting);
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }
        }

        return result;
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
