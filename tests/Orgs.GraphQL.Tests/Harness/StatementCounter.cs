using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>Writes down the SQL statements that the server sends to its database.</summary>
public sealed class StatementCounter : DbCommandInterceptor
{
    private static readonly HttpContextAccessor _requests = new();

    private readonly ConcurrentQueue<(string Text, bool IsOfRequest)> _sent = new();

    /// <summary>Those of requests. What the server does by itself (mails, ended sessions, housekeeping) comes when it likes and is not among them.</summary>
    public IReadOnlyList<string> Statements => [.. _sent.Where(statement => statement.IsOfRequest).Select(statement => statement.Text)];

    /// <summary>Those of requests and those of the server itself.</summary>
    public IReadOnlyList<string> AllStatements => [.. _sent.Select(statement => statement.Text)];

    public void Reset() => _sent.Clear();

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        _sent.Enqueue((result.CommandText, IsOfRequest: _requests.HttpContext is not null));
        return result;
    }
}
