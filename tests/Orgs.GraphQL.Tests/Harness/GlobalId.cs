using System.Text;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>Takes ids apart and makes new ones, for tests that ask for what is not theirs, or not there.</summary>
public static class GlobalId
{
    /// <summary>An id of a type that leads to nothing.</summary>
    public static string Missing(string type) => Of(type, Guid.NewGuid().ToByteArray());

    public static string Of(string type, ReadOnlySpan<byte> key) => Convert.ToBase64String([.. Encoding.UTF8.GetBytes(type), (byte)':', .. key]);

    public static string Type(string id)
    {
        var bytes = Convert.FromBase64String(id);
        return Encoding.UTF8.GetString(bytes, 0, Array.IndexOf(bytes, (byte)':'));
    }

    public static byte[] Key(string id)
    {
        var bytes = Convert.FromBase64String(id);
        return bytes[(Array.IndexOf(bytes, (byte)':') + 1)..];
    }
}
