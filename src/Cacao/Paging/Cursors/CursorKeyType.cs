using System.Collections.Concurrent;
using System.Linq.Expressions;

namespace Cacao.Paging;

/// <summary>What can be done with sort keys of one type: write them into a cursor, and compare a column with what a cursor says.</summary>
internal abstract class CursorKeyType
{
    private static readonly ConcurrentDictionary<Type, CursorKeyType> s_all = new();

    /// <exception cref="NotSupportedException">Cursors cannot hold the type.</exception>
    public static CursorKeyType For(Type type) => s_all.GetOrAdd(type, Create);

    /// <summary>Writes a boxed value, for keys that are read beside the items.</summary>
    public abstract void Write(object? value, ref CursorWriter writer);

    /// <summary>Reads a value and makes the conditions of what comes after it.</summary>
    /// <param name="reader">The cursor.</param>
    /// <param name="key">The column.</param>
    /// <param name="isDescending">Whether "after" means less.</param>
    /// <param name="isNullable">Whether the column can be null. Null is less than everything.</param>
    /// <param name="seek">The conditions.</param>
    public abstract bool TryRead(ref CursorReader reader, Expression key, bool isDescending, bool isNullable, out Seek seek);

    private static CursorKeyType Create(Type type)
    {
        if (type == typeof(string))
        {
            return new TextKeyType();
        }

        var value = Nullable.GetUnderlyingType(type);
        var definition = value is null ? typeof(ValueKeyType<>) : typeof(NullableValueKeyType<>);

        return type.IsValueType
            ? (CursorKeyType)Activator.CreateInstance(definition.MakeGenericType(value ?? type))!
            : throw Unsupported(type);
    }

    protected static NotSupportedException Unsupported(Type type)
        => new($"Lists cannot be paged when they are sorted by {type}; sort them by a text, a number, a point in time or a Guid.");
}

/// <inheritdoc/>
internal abstract class CursorKeyType<TKey> : CursorKeyType
{
    public abstract void Write(TKey value, ref CursorWriter writer);

    public sealed override void Write(object? value, ref CursorWriter writer) => Write((TKey)value!, ref writer);
}

internal sealed class ValueKeyType<T> : CursorKeyType<T>
    where T : struct
{
    private readonly CursorCodec<T> _codec = CursorCodec.For<T>() ?? throw Unsupported(typeof(T));

    public override void Write(T value, ref CursorWriter writer) => _codec.Write(value, ref writer);

    public override bool TryRead(ref CursorReader reader, Expression key, bool isDescending, bool isNullable, out Seek seek)
    {
        var isRead = _codec.TryRead(ref reader, out var value);
        seek = isRead ? Seek.After(key, Parameter.Of(value), isDescending, isNullable: false) : default;
        return isRead;
    }
}

internal sealed class NullableValueKeyType<T> : CursorKeyType<T?>
    where T : struct
{
    private readonly CursorCodec<T> _codec = CursorCodec.For<T>() ?? throw Unsupported(typeof(T));

    public override void Write(T? value, ref CursorWriter writer)
    {
        writer.WriteNumber(value is null ? 0 : 1);

        if (value is { } present)
        {
            _codec.Write(present, ref writer);
        }
    }

    public override bool TryRead(ref CursorReader reader, Expression key, bool isDescending, bool isNullable, out Seek seek)
    {
        seek = default;

        switch (reader.TryReadNumber(out var presence) ? presence : -1)
        {
            case 0:
                seek = Seek.AfterNull(key, isDescending);
                return true;
            case 1 when _codec.TryRead(ref reader, out var value):
                seek = Seek.After(key, Parameter.Of<T?>(value), isDescending, isNullable: true);
                return true;
            default:
                return false;
        }
    }
}

internal sealed class TextKeyType : CursorKeyType<string?>
{
    public override void Write(string? value, ref CursorWriter writer)
    {
        writer.WriteNumber(value is null ? 0 : 1);

        if (value is not null)
        {
            writer.WriteText(value);
        }
    }

    public override bool TryRead(ref CursorReader reader, Expression key, bool isDescending, bool isNullable, out Seek seek)
    {
        seek = default;

        switch (reader.TryReadNumber(out var presence) ? presence : -1)
        {
            case 0:
                seek = Seek.AfterNull(key, isDescending);
                return true;
            case 1 when reader.TryReadText(out var value):
                seek = Seek.After(key, Parameter.Of(value), isDescending, isNullable);
                return true;
            default:
                return false;
        }
    }
}
