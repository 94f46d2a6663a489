using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Cacao.Http;

/// <summary>Counts the long connections of each user; of those nobody has signed in on, those of each network address.</summary>
internal sealed class ConnectionCounter(int maxPerUser, int maxPerAddress)
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts one; null when there are too many. Disposing of the answer counts it off.</summary>
    public IDisposable? TryEnter(HttpContext context)
    {
        var user = UserOf(context.User);
        var key = user is null ? $"address {context.Connection.RemoteIpAddress}" : $"user {user}";

        if (_counts.AddOrUpdate(key, 1, static (_, count) => count + 1) <= (user is null ? maxPerAddress : maxPerUser))
        {
            return new Entry(this, key);
        }

        Leave(key);
        return null;
    }

    private static string? UserOf(ClaimsPrincipal user)
        => user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? user.FindFirst("sub")?.Value ?? user.Identity?.Name;

    private void Leave(string key)
    {
        if (_counts.AddOrUpdate(key, 0, static (_, count) => count - 1) == 0)
        {
            _counts.TryRemove(KeyValuePair.Create(key, 0));
        }
    }

    private sealed class Entry(ConnectionCounter counter, string key) : IDisposable
    {
        private int _isDisposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                counter.Leave(key);
            }
        }
    }
}
