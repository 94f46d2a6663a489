using System.Runtime.CompilerServices;

namespace Orgs.GraphQL.Events;

/// <summary>
/// The notes of a topic as one viewer may see them. Each is looked at anew when its turn comes, so nothing is told that the viewer may not
/// know at that moment, whatever it was when the subscription began.
/// </summary>
/// <param name="notes">The notes.</param>
/// <param name="session">Ends the notes when the viewer's session ends; null where something else does.</param>
/// <param name="isNews">Whether a note is to be told at all.</param>
/// <param name="look">What the viewer sees of a note; null when the viewer is nobody any more, which is the end.</param>
public sealed class ViewerStream<TSeen>(
    ISourceStream<ChangeNote> notes, IDisposable? session, Predicate<ChangeNote> isNews, Func<ChangeNote, CancellationToken, Task<TSeen?>> look)
    : ISourceStream<TSeen>
    where TSeen : class, ISeen
{
    public IAsyncEnumerable<TSeen> ReadEventsAsync() => ReadAsync();

    IAsyncEnumerable<object> ISourceStream.ReadEventsAsync() => ReadAsync();

    public async ValueTask DisposeAsync()
    {
        session?.Dispose();
        await notes.DisposeAsync();
    }

    private async IAsyncEnumerable<TSeen> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var note in notes.ReadEventsAsync().WithCancellation(cancellationToken))
        {
            if (!isNews(note))
            {
                continue;
            }

            if (await look(note, cancellationToken) is not { } seen)
            {
                yield break;
            }

            yield return seen;

            if (seen.IsLast)
            {
                yield break;
            }
        }
    }
}

/// <summary>What a viewer sees of a note.</summary>
public interface ISeen
{
    /// <summary>Who sees it, as the database has it now.</summary>
    Viewer Viewer { get; }

    /// <summary>Nothing comes after it.</summary>
    bool IsLast { get; }
}
