using System.Collections.Concurrent;
using System.Reflection;

namespace Cacao.Execution;

/// <summary>Turns asynchronous sequences that resolvers return into lists.</summary>
internal static class AsyncSequence
{
    private static readonly ConcurrentDictionary<Type, Reader?> Readers = new();

    public static async ValueTask<List<T>?> ToListAsync<T>(IAsyncEnumerable<T>? sequence, CancellationToken cancellationToken)
    {
        if (sequence is null)
        {
            return null;
        }

        var list = new List<T>();

        await foreach (var item in sequence.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            list.Add(item);
        }

        return list;
    }

    /// <summary>The list of an asynchronous sequence, found by its runtime type; anything else as it is.</summary>
    public static ValueTask<object?> ToListOrSelfAsync(object? result, CancellationToken cancellationToken)
        => result is not null && Readers.GetOrAdd(result.GetType(), CreateReader) is { } reader
            ? reader.ReadAsync(result, cancellationToken)
            : new ValueTask<object?>(result);

    /// <summary>The type of a sequence's items; null for a type that is no asynchronous sequence.</summary>
    public static Type? ItemTypeOf(Type type)
        => type.GetInterfaces().Append(type)
            .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
            ?.GetGenericArguments()[0];

    private static Reader? CreateReader(Type type)
        => ItemTypeOf(type) is { } item ? (Reader)Activator.CreateInstance(typeof(Reader<>).MakeGenericType(item))! : null;

    private abstract class Reader
    {
        public abstract ValueTask<object?> ReadAsync(object sequence, CancellationToken cancellationToken);
    }

    private sealed class Reader<T> : Reader
    {
        public override async ValueTask<object?> ReadAsync(object sequence, CancellationToken cancellationToken)
            => await ToListAsync((IAsyncEnumerable<T>)sequence, cancellationToken).ConfigureAwait(false);
    }
}
