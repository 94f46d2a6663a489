using System.Buffers.Binary;
using System.Linq.Expressions;
using System.Runtime.InteropServices;

namespace Cacao.Paging;

/// <summary>How values of one type are written into cursors.</summary>
internal abstract class CursorCodec<T>
{
    public abstract void Write(T value, ref CursorWriter writer);

    public abstract bool TryRead(ref CursorReader reader, out T value);
}

/// <summary>The codecs of the value types that lists can be sorted by.</summary>
internal static class CursorCodec
{
    public static CursorCodec<T>? For<T>()
        where T : struct
        => (CursorCodec<T>?)For(typeof(T));

    private static object? For(Type type)
        => type.IsEnum ? Activator.CreateInstance(typeof(EnumCodec<>).MakeGenericType(type))
            : type == typeof(int) ? new NumberCodec<int>(value => value, value => checked((int)value))
            : type == typeof(long) ? new NumberCodec<long>(value => value, value => value)
            : type == typeof(short) ? new NumberCodec<short>(value => value, value => checked((short)value))
            : type == typeof(byte) ? new NumberCodec<byte>(value => value, value => checked((byte)value))
            : type == typeof(sbyte) ? new NumberCodec<sbyte>(value => value, value => checked((sbyte)value))
            : type == typeof(ushort) ? new NumberCodec<ushort>(value => value, value => checked((ushort)value))
            : type == typeof(uint) ? new NumberCodec<uint>(value => value, value => checked((uint)value))
            : type == typeof(ulong) ? new NumberCodec<ulong>(value => unchecked((long)value), value => unchecked((ulong)value))
            : type == typeof(bool) ? new NumberCodec<bool>(value => value ? 1 : 0, value => value != 0)
            : type == typeof(char) ? new NumberCodec<char>(value => value, value => checked((char)value))
            : type == typeof(double) ? new NumberCodec<double>(BitConverter.DoubleToInt64Bits, BitConverter.Int64BitsToDouble)
            : type == typeof(float) ? new NumberCodec<float>(value => BitConverter.SingleToInt32Bits(value), value => BitConverter.Int32BitsToSingle(checked((int)value)))
            : type == typeof(DateTime) ? new NumberCodec<DateTime>(value => value.ToBinary(), DateTime.FromBinary)
            : type == typeof(DateOnly) ? new NumberCodec<DateOnly>(value => value.DayNumber, value => DateOnly.FromDayNumber(checked((int)value)))
            : type == typeof(TimeOnly) ? new NumberCodec<TimeOnly>(value => value.Ticks, value => new TimeOnly(value))
            : type == typeof(TimeSpan) ? new NumberCodec<TimeSpan>(value => value.Ticks, value => new TimeSpan(value))
            : type == typeof(DateTimeOffset) ? new DateTimeOffsetCodec()
            : type == typeof(decimal) ? new DecimalCodec()
            : type == typeof(Guid) ? new GuidCodec()
            : null;

    /// <summary>What can be told as a number. A number that is none of the type is refused.</summary>
    private sealed class NumberCodec<T>(Func<T, long> toNumber, Func<long, T> fromNumber) : CursorCodec<T>
        where T : struct
    {
        public override void Write(T value, ref CursorWriter writer) => writer.WriteNumber(toNumber(value));

        public override bool TryRead(ref CursorReader reader, out T value)
        {
            value = default;

            if (!reader.TryReadNumber(out var number))
            {
                return false;
            }

            try
            {
                value = fromNumber(number);
                return true;
            }
            catch (Exception exception) when (exception is OverflowException or ArgumentException)
            {
                return false;
            }
        }
    }

    private sealed class EnumCodec<T> : CursorCodec<T>
        where T : struct, Enum
    {
        private static readonly Func<T, long> s_toNumber = Converter<T, long>();
        private static readonly Func<long, T> s_fromNumber = Converter<long, T>();

        public override void Write(T value, ref CursorWriter writer) => writer.WriteNumber(s_toNumber(value));

        public override bool TryRead(ref CursorReader reader, out T value)
        {
            var isRead = reader.TryReadNumber(out var number);
            value = s_fromNumber(number);
            return isRead && Enum.IsDefined(value);
        }

        private static Func<TFrom, TTo> Converter<TFrom, TTo>()
        {
            var value = Expression.Parameter(typeof(TFrom));
            return Expression.Lambda<Func<TFrom, TTo>>(Expression.Convert(value, typeof(TTo)), value).Compile();
        }
    }

    private sealed class GuidCodec : CursorCodec<Guid>
    {
        public override void Write(Guid value, ref CursorWriter writer) => value.TryWriteBytes(writer.Take(16));

        public override bool TryRead(ref CursorReader reader, out Guid value)
        {
            var isRead = reader.TryTake(16, out var bytes);
            value = isRead ? new Guid(bytes) : default;
            return isRead;
        }
    }

    private sealed class DateTimeOffsetCodec : CursorCodec<DateTimeOffset>
    {
        public override void Write(DateTimeOffset value, ref CursorWriter writer)
        {
            writer.WriteNumber(value.Ticks);
            writer.WriteNumber(value.TotalOffsetMinutes);
        }

        public override bool TryRead(ref CursorReader reader, out DateTimeOffset value)
        {
            value = default;

            if (!reader.TryReadNumber(out var ticks) || !reader.TryReadNumber(out var minutes) || Math.Abs(minutes) > 14 * 60)
            {
                return false;
            }

            try
            {
                value = new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes));
                return true;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }

    private sealed class DecimalCodec : CursorCodec<decimal>
    {
        public override void Write(decimal value, ref CursorWriter writer)
        {
            Span<int> parts = stackalloc int[4];
            decimal.GetBits(value, parts);
            MemoryMarshal.AsBytes(parts).CopyTo(writer.Take(16));
        }

        public override bool TryRead(ref CursorReader reader, out decimal value)
        {
            value = 0;

            if (!reader.TryTake(16, out var bytes))
            {
                return false;
            }

            Span<int> parts = stackalloc int[4];

            for (var i = 0; i < parts.Length; i++)
            {
                parts[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * 4)..]);
            }

            try
            {
                value = new decimal(parts);
                return true;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }
}
