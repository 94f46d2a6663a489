namespace Cacao.Execution;

/// <summary>Who listens to one topic. Once the last one has left it is over, and whoever comes then has to make another.</summary>
internal sealed class Topic(string name)
{
    private readonly Lock _lock = new();
    private readonly List<Subscriber> _subscribers = [];
    private bool _isOver;

    public string Name => name;

    /// <summary>False when it is over.</summary>
    public bool TryAdd(Subscriber subscriber)
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return false;
            }

            subscriber.Place = _subscribers.Count;
            _subscribers.Add(subscriber);
            return true;
        }
    }

    /// <summary>Takes somebody out who may have left before; true when it is over with that.</summary>
    public bool Remove(Subscriber subscriber)
    {
        lock (_lock)
        {
            if (subscriber.Place < 0)
            {
                return false;
            }

            // The last one takes the place, so that thousands may come and go.
            var last = _subscribers[^1];
            _subscribers[subscriber.Place] = last;
            last.Place = subscriber.Place;
            _subscribers.RemoveAt(_subscribers.Count - 1);
            subscriber.Place = -1;

            return _isOver = _subscribers.Count == 0;
        }
    }

    /// <summary>Those who listen at this moment.</summary>
    public Subscriber[] ToArray()
    {
        lock (_lock)
        {
            return [.. _subscribers];
        }
    }
}
