using System.Text;

namespace Cacao.Subscriptions.Postgres;

/// <summary>
/// A notification that waits to be sent. As long as it does, further topics of the same event go along with it: what thousands are told of
/// one change is a few notifications and not thousands.
/// </summary>
internal sealed class WaitingNotification
{
    private readonly Lock _lock = new();
    private readonly Notification _first;
    private readonly string? _message;
    private List<string>? _moreTopics;
    private int _size;
    private bool _isTaken;

    /// <exception cref="ArgumentException">It is too large to be sent.</exception>
    public WaitingNotification(Notification notification)
    {
        _first = notification;
        _message = notification.Message?.GetRawText();
        _size = Encoding.UTF8.GetByteCount(notification.ToPayload());
    }

    /// <summary>Takes another one's topic along; false when that has to be sent by itself.</summary>
    public bool TryAdd(WaitingNotification other)
    {
        var size = Notification.SizeOf(other._first.Topic);

        lock (_lock)
        {
            if (_isTaken || _message != other._message || _size + size > Notification.MaxBytes)
            {
                return false;
            }

            (_moreTopics ??= []).Add(other._first.Topic);
            _size += size;
            return true;
        }
    }

    /// <summary>What is sent. From now on nothing is added.</summary>
    public string Take()
    {
        lock (_lock)
        {
            _isTaken = true;
        }

        return (_first with { MoreTopics = _moreTopics }).ToPayload();
    }
}
