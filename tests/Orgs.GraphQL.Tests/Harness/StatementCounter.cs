using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>Writes down the SQL statements that the server sends to its database, but for those of the outbox, which come when they like.</summary>
public sealed class StatementCounter : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> _statements = new();

    public IReadOnlyList<string> Statements => [.. _statements];

    public void Reset() => _statements.Clear();

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (!result.CommandText.Contains("Delivery of mails", StringComparison.Ordinal))
        {
            _statements.Enqueue(result.CommandText);
        }

        return result;
    }
}
