using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;

namespace Cacao.DataLoading;

/// <summary>Which DbContext a query belongs to. A query knows only its provider, which each context has one of.</summary>
internal static class QueryContexts
{
    private static readonly ConditionalWeakTable<IAsyncQueryProvider, DbContext> s_contexts = [];

    /// <summary>Notes a context that queries will come from. Contexts of a pool keep their provider, and are noted once.</summary>
    public static void Note(DbContext context)
    {
        try
        {
            s_contexts.TryAdd(context.GetService<IAsyncQueryProvider>(), context);
        }
        catch (InvalidOperationException)
        {
            // A context without a database, which is no use for queries but may be for something else.
        }
    }

    /// <summary>The context of the queries of a provider; null when it was not noted.</summary>
    public static DbContext? Find(IQueryProvider provider)
        => provider is IAsyncQueryProvider asynchronous && s_contexts.TryGetValue(asynchronous, out var context) ? context : null;
}
