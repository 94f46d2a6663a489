using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Cacao.Http;

/// <summary>Counts the long connections of each user; of those nobody has signed in on, those of each network address.</summary>
internal sealed class ConnectionCounter(int maxPerUser, int maxPerAddress)
{
    private readonly ConcurrentDictionary<Client, int> _counts = new();

    /// <summary>Counts one; null when there are too many. Disposing of the answer counts it off.</summary>
    public IDisposable? TryEnter(HttpContext context)
    {
        var client = Client.Of(context);

        if (_counts.AddOrUpdate(client, 1, static (_, count) => count + 1) <= (client.User is null ? maxPerAddress : maxPerUser))
        {
            return new Entry(this, client);
        }

        Leave(client);
        return null;
    }

    private void Leave(Client client)
    {
        if (_counts.AddOrUpdate(client, 0, static (_, count) => count - 1) == 0)
        {
            _counts.TryRemove(KeyValuePair.Create(client, 0));
        }
    }

    /// <summary>Who has connected: a user, else an address.</summary>
    private readonly record struct Client(string? User, IPAddress? Address)
    {
        public static Client Of(HttpContext context)
            => UserOf(context.User) is { } user ? new Client(user, null) : new Client(null, context.Connection.RemoteIpAddress);

        private static string? UserOf(ClaimsPrincipal user)
            => user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? user.FindFirst("sub")?.Value ?? user.Identity?.Name;
    }

    private sealed class Entry(ConnectionCounter counter, Client client) : IDisposable
    {
        private int _isDisposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                counter.Leave(client);
            }
        }
    }
}
