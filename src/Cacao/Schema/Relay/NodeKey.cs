using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Cacao.Schema;

/// <summary>How the keys of a C# type stand in global ids, byte for byte as HotChocolate 15 writes them.</summary>
internal abstract class NodeKey
{
    private static readonly NodeKey[] All = [new GuidKey(), new StringKey(), new NumberKey<int>(), new NumberKey<long>(), new NumberKey<short>()];

    public abstract Type Type { get; }

    /// <summary>How many bytes a key takes at most.</summary>
    public abstract int MaxLength(object value);

    public abstract int Write(object value, Span<byte> buffer);

    public abstract bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out object? value);

    public static NodeKey? For(Type type) => Array.Find(All, key => key.Type == (Nullable.GetUnderlyingType(type) ?? type));

    private sealed class GuidKey : NodeKey<Guid>
    {
        private const int Length = 16;

        public override int MaxLength(Guid value) => Length;

        public override int Write(Guid value, Span<byte> buffer)
        {
            value.TryWriteBytes(buffer);
            return Length;
        }

        public override bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out object? value)
        {
            value = bytes.Length == Length ? new Guid(bytes) : null;
            return value is not null;
        }
    }

    private sealed class StringKey : NodeKey<string>
    {
        private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

        public override int MaxLength(string value) => Encoding.UTF8.GetMaxByteCount(value.Length);

        public override int Write(string value, Span<byte> buffer) => Encoding.UTF8.GetBytes(value, buffer);

        public override bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out object? value)
        {
            try
            {
                value = Strict.GetString(bytes);
                return true;
            }
            catch (DecoderFallbackException)
            {
                value = null;
                return false;
            }
        }
    }

    private sealed class NumberKey<T> : NodeKey<T>
        where T : struct, IUtf8SpanFormattable, IUtf8SpanParsable<T>
    {
        private const int Digits = 20;

        public override int MaxLength(T value) => Digits;

        public override int Write(T value, Span<byte> buffer)
        {
            value.TryFormat(buffer, out var written, default, CultureInfo.InvariantCulture);
            return written;
        }

        public override bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out object? value)
        {
            value = T.TryParse(bytes, CultureInfo.InvariantCulture, out var number) ? number : null;
            return value is not null;
        }
    }
}

/// <inheritdoc/>
internal abstract class NodeKey<T> : NodeKey
    where T : notnull
{
    public sealed override Type Type => typeof(T);

    public abstract int MaxLength(T value);

    public abstract int Write(T value, Span<byte> buffer);

    public sealed override int MaxLength(object value) => MaxLength((T)value);

    public sealed override int Write(object value, Span<byte> buffer) => Write((T)value, buffer);
}
