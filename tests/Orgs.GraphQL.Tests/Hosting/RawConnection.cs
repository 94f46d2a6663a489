using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Orgs.GraphQL.Tests.Hosting;

/// <summary>A TCP connection, for what no decent HTTP client would send.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket;

    private RawConnection(Socket socket) => _socket = socket;

    public static async Task<RawConnection> OpenAsync(string address, int? receiveBuffer = null)
    {
        var url = new Uri(address);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        if (receiveBuffer is { } size)
        {
            socket.ReceiveBufferSize = size;
        }

        await socket.ConnectAsync(url.Host, url.Port, TestContext.Current.CancellationToken);
        return new RawConnection(socket);
    }

    public async Task SendAsync(string text) => await _socket.SendAsync(Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken);

    /// <summary>Everything until the server closes the connection, and how long that took.</summary>
    public async Task<(string Text, TimeSpan After)> ReadToEndAsync(TimeSpan limit)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(limit);
        var start = Stopwatch.GetTimestamp();
        var text = new StringBuilder();
        var buffer = new byte[65_536];
        try
        {
            while (await _socket.ReceiveAsync(buffer, patience.Token) is var count and > 0)
            {
                text.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The connection is open still, after: {text}");
        }
        catch (SocketException)
        {
            // reset: closed as well
        }

        return (text.ToString(), Stopwatch.GetElapsedTime(start));
    }

    public void Dispose() => _socket.Dispose();
}
