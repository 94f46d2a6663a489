using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;

namespace Cacao.Paging;

/// <summary>A translated query with places for parents and their limits.</summary>
internal sealed class BatchPageStatement<TKey, TElement>(
    Func<QueryContext, IAsyncEnumerable<PageRow<TKey, TElement>>> run,
    string[] captured,
    string[] parentPlaces,
    string[] limitPlaces,
    Func<TElement, TKey>? parentOf,
    Action<TElement, object?>? attach)
    where TKey : notnull
{
    private static readonly object s_none = 0;

    public async Task ReadAsync(
        DbContext context, object?[] values, IReadOnlyList<TKey> parents, int limit, PageRows<TKey, TElement> rows, CancellationToken cancellationToken)
    {
        var query = context.GetService<IQueryContextFactory>().Create();
        query.CancellationToken = cancellationToken;

        for (var i = 0; i < captured.Length; i++)
        {
            query.Parameters.Add(captured[i], values[i]);
        }

        object boxedLimit = limit;

        for (var i = 0; i < parentPlaces.Length; i++)
        {
            var isTaken = i < parents.Count;
            query.Parameters.Add(parentPlaces[i], parents[isTaken ? i : 0]);
            query.Parameters.Add(limitPlaces[i], isTaken ? boxedLimit : s_none);
        }

        await foreach (var row in run(query).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            attach?.Invoke(row.Item, row.Included);
            rows.Add(parentOf is null ? row.Group : parentOf(row.Item), row);
        }
    }
}
