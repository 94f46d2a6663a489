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
    private (string Part, string Work)? _burden;
    private int _waiting;
    private int _ended;

    /// <summary>How many statements wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>How many statements were ended before they had begun to answer.</summary>
    public int Ended => Volatile.Read(ref _ended);

    /// <summary>The next statements with this part fail, so many of them.</summary>
    public void Fail(int times, string part, Func<Exception> failure) => (_part, _failure, _left) = (part, failure, times);

    /// <summary>Statements with this part never come back, until whoever sent them gives up. Null lets all pass again.</summary>
    public void Hold(string? part) => _held = part;

    /// <summary>
    /// Statements with this part take the database itself without end, before the first row or between two. Null lets all be quick again.
    /// </summary>
    public void Burden(string? part, bool afterFirstRow = false)
        => _burden = part is null ? null : (part, afterFirstRow ? "n = 1 OR n > 100000000000" : "n > 100000000000");

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Check(command);
        if (_burden is { } burden && command.CommandText.Replace("\"", "", StringComparison.Ordinal).Contains(burden.Part, StringComparison.Ordinal))
        {
            // Joined to the statement's own rows, so that these come as they did, only not in anybody's lifetime.
            command.CommandText =
                $"""
                WITH RECURSIVE work(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM work)
                SELECT own.* FROM work, ({command.CommandText.TrimEnd(';', '\n', '\r')}) AS own WHERE {burden.Work}
                """;
        }

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

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _ended);
        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _ended);
        return Task.CompletedTask;
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
