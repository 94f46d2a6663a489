using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Orgs.GraphQL.Shared;

/// <summary>
/// Secrets that travel by mail: 256 random bits, of which the server keeps only a hash. A plain hash is enough, since
/// nobody can guess the input.
/// </summary>
public static class SecretToken
{
    public const int HashLength = SHA256.HashSizeInBytes;

    private const int Bytes = 32;

    // 32 bytes in base64url without padding.
    private const int Characters = 43;

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>True when the text can be a token at all, so that nothing else reaches the database.</summary>
    public static bool IsWellFormed(string? token) => token is { Length: Characters } && Base64Url.IsValid(token);

    public static bool Matches(string token, ReadOnlySpan<byte> hash) => CryptographicOperations.FixedTimeEquals(Hash(token), hash);
}
