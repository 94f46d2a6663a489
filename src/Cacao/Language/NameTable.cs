using System.Buffers;
using System.Text;

namespace Cacao.Language;

/// <summary>The names of one document, so that each becomes a string once. Open addressing in a pooled array.</summary>
internal ref struct NameTable()
{
    /// <summary>
    /// So many places are tried, then the name gets a string of its own: names picked to collide cost memory, not time.
    /// </summary>
    private const int MaxProbes = 8;

    private Entry[] _entries = Rent(128);
    private int _mask = 127;
    private int _count;

    public string Get(ReadOnlySpan<byte> name)
    {
        if (_count * 2 > _mask)
        {
            Grow();
        }

        var hash = Hash(name);

        for (var probe = 0; probe < MaxProbes; probe++)
        {
            ref var entry = ref _entries[(hash + probe) & _mask];

            if (entry.Value is null)
            {
                entry = new Entry(hash, Encoding.UTF8.GetString(name));
                _count++;
                return entry.Value;
            }

            if (entry.Hash == hash && Ascii.Equals(name, entry.Value))
            {
                return entry.Value;
            }
        }

        return Encoding.UTF8.GetString(name);
    }

    public readonly void Return()
    {
        Array.Clear(_entries, 0, _mask + 1);
        ArrayPool<Entry>.Shared.Return(_entries);
    }

    private void Grow()
    {
        var (old, size) = (_entries, _mask + 1);

        _entries = Rent(size * 2);
        _mask = (size * 2) - 1;

        foreach (var entry in old.AsSpan(0, size))
        {
            for (var probe = 0; entry.Value is not null && probe < MaxProbes; probe++)
            {
                ref var place = ref _entries[(entry.Hash + probe) & _mask];

                if (place.Value is null)
                {
                    place = entry;
                    break;
                }
            }
        }

        Array.Clear(old, 0, size);
        ArrayPool<Entry>.Shared.Return(old);
    }

    private static Entry[] Rent(int size)
    {
        var entries = ArrayPool<Entry>.Shared.Rent(size);
        Array.Clear(entries, 0, size);
        return entries;
    }

    private static int Hash(ReadOnlySpan<byte> name)
    {
        var hash = 2166136261u;

        foreach (var value in name)
        {
            hash = (hash ^ value) * 16777619u;
        }

        return (int)(hash ^ (hash >> 15));
    }

    private readonly record struct Entry(int Hash, string Value);
}
