using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Orgs.GraphQL.Data;

/// <summary>A request under a key of the client's choice, which the client may send again when it has not seen the answer.</summary>
public sealed class IdempotentRequest
{
    public const int MinKeyLength = 16;
    public const int MaxKeyLength = 128;

    private readonly byte[] _sealingKey;

    private IdempotentRequest(string key, Guid userId, byte[] bodyHash)
    {
        var secret = Encoding.UTF8.GetBytes(key);
        UserId = userId;
        BodyHash = bodyHash;
        KeyHash = Derive(secret, userId, "look up");
        _sealingKey = Derive(secret, userId, "seal");
    }

    public Guid UserId { get; }

    public byte[] KeyHash { get; }

    public byte[] BodyHash { get; }

    /// <summary>Null without a usable key: the request stands for itself then.</summary>
    public static IdempotentRequest? Of(string? key, Guid userId, string operation, params object?[] body)
        => key is not null && Check(key) is null
            ? new IdempotentRequest(key, userId, SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<object?[]>([operation, .. body])))
            : null;

    public static FieldError? Check(string? key)
        => key is null or { Length: >= MinKeyLength and <= MaxKeyLength }
            ? null
            : new FieldError(
                ["idempotencyKey"], "length", $"A key has {MinKeyLength} to {MaxKeyLength} characters that nobody guesses, such as a UUID.");

    /// <summary>Answers can hold tokens. Who has the database and not the client's key cannot read them.</summary>
    public byte[] Seal<T>(T answer)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(answer);
        var sealedAnswer = new byte[AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize + plain.Length];
        var (nonce, tag, cipher) = Parts(sealedAnswer);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(_sealingKey, AesGcm.TagByteSizes.MaxSize);
        aes.Encrypt(nonce.Span, plain, cipher.Span, tag.Span);
        return sealedAnswer;
    }

    public T Open<T>(byte[] sealedAnswer)
    {
        var (nonce, tag, cipher) = Parts(sealedAnswer);
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(_sealingKey, AesGcm.TagByteSizes.MaxSize);
        aes.Decrypt(nonce.Span, cipher.Span, tag.Span, plain);
        return JsonSerializer.Deserialize<T>(plain)!;
    }

    private static byte[] Derive(byte[] secret, Guid userId, string purpose)
        => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, SHA256.HashSizeInBytes, userId.ToByteArray(), Encoding.UTF8.GetBytes(purpose));

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Cipher) Parts(byte[] sealedAnswer)
    {
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        return (sealedAnswer.AsMemory(0, nonce), sealedAnswer.AsMemory(nonce, tag), sealedAnswer.AsMemory(nonce + tag));
    }
}
