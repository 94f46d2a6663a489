using System.Reflection;
using System.Runtime.CompilerServices;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Makes streams of events from what subscribing methods return.</summary>
internal static class SourceStreams
{
    private static readonly MethodInfo Wrap = typeof(SourceStreams).GetMethod(nameof(OfSequence), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static ISourceStream Of(object? result) => result switch
    {
        ISourceStream stream => stream,
        { } sequence when sequence.GetType().GetInterfaces().FirstOrDefault(ResultTypes.IsAsyncEnumerable) is { } type
            => (ISourceStream)Wrap.MakeGenericMethod(type.GetGenericArguments()[0]).Invoke(null, [sequence])!,
        _ => throw new InvalidOperationException("A subscription's stream must be an ISourceStream or an IAsyncEnumerable."),
    };

    private static SequenceStream<T> OfSequence<T>(IAsyncEnumerable<T> sequence) => new(sequence);

    private sealed class SequenceStream<T>(IAsyncEnumerable<T> sequence) : ISourceStream<T>
    {
        private readonly CancellationTokenSource _ended = new();

        public IAsyncEnumerable<T> ReadEventsAsync() => Read(_ended.Token);

        IAsyncEnumerable<object?> ISourceStream.ReadEventsAsync() => ReadBoxed(_ended.Token);

        public async ValueTask DisposeAsync()
        {
            await _ended.CancelAsync().ConfigureAwait(false);
            _ended.Dispose();
        }

        private async IAsyncEnumerable<T> Read([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var item in sequence.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }

        private async IAsyncEnumerable<object?> ReadBoxed([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var item in sequence.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
    }
}
