using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Orgs.GraphQL.Tests.Harness.Databases;

/// <summary>On which side of a commit a connection breaks.</summary>
public enum Cut
{
    BeforeCommit,
    AfterCommit,
}

/// <summary>A way to PostgreSQL that can break when a commit comes along.</summary>
public sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly UnixDomainSocketEndPoint _target;
    private readonly Lock _deciding = new();

    public CuttingProxy(string connectionString)
    {
        var direct = new NpgsqlConnectionStringBuilder(connectionString);
        _target = new UnixDomainSocketEndPoint(System.IO.Path.Combine(direct.Host!, ".s.PGSQL.5432"));
        _listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ToString();
        _ = AcceptAsync();
    }

    public string ConnectionString { get; }

    /// <summary>What happens to the next commit.</summary>
    public Cut? Next { get; set; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await server.ConnectAsync(_target);
        using (client)
        {
            var cut = new TaskCompletionSource();
            var answers = CopyAsync(server, client, _ => cut.Task.IsCompleted);
            var questions = CopyAsync(client, server, sent =>
            {
                switch (sent.IndexOf("COMMIT\0"u8) < 0 ? null : TakeNext())
                {
                    case Cut.BeforeCommit:
                        return true;

                    case Cut.AfterCommit:
                        // The answer to this goes nowhere.
                        cut.SetResult();
                        return false;

                    default:
                        return false;
                }
            });
            await Task.WhenAny(answers, questions);
        }
    }

    private Cut? TakeNext()
    {
        lock (_deciding)
        {
            var next = Next;
            Next = null;
            return next;
        }
    }

    /// <summary>Copies until an end, or until what came is not to be passed on.</summary>
    private static async Task CopyAsync(Socket from, Socket to, Func<ReadOnlySpan<byte>, bool> endsWith)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count && !endsWith(buffer.AsSpan(0, count)))
            {
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // One side is gone.
        }
    }
}
