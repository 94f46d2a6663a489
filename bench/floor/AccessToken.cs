using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Orgs.Floor;

/// <summary><c>userId.expires.signature</c>, signed with HMAC-SHA256.</summary>
internal sealed class AccessToken(string key)
{
    private const string Scheme = "Bearer ";
    private const int MaxLength = 256;
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    public string Create(string userId, DateTimeOffset expires)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{userId}.{expires.ToUnixTimeSeconds()}");

        return head + "." + Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(head)));
    }

    public bool TryRead(string? header, out string userId)
    {
        userId = "";

        if (header is null || header.Length > MaxLength || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        Span<byte> buffer = stackalloc byte[MaxLength];
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> wanted = stackalloc byte[HMACSHA256.HashSizeInBytes];

        if (!Encoding.UTF8.TryGetBytes(header.AsSpan(Scheme.Length), buffer, out var length))
        {
            return false;
        }

        var token = buffer[..length];
        var end = token.LastIndexOf((byte)'.');
        var middle = token.IndexOf((byte)'.');

        if (middle < 0
            || !Base64Url.TryDecodeFromUtf8(token[(end + 1)..], given, out var written)
            || written != given.Length)
        {
            return false;
        }

        HMACSHA256.HashData(_key, token[..end], wanted);

        if (!CryptographicOperations.FixedTimeEquals(given, wanted)
            || !Utf8Parser.TryParse(token[(middle + 1)..end], out long expires, out _)
            || expires <= DateTimeOffset.UtcNow.ToUnixTimeSeconds())
        {
            return false;
        }

        userId = Encoding.UTF8.GetString(token[..middle]);
        return true;
    }
}
