using System.Net;
using System.Net.Sockets;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>A mail server on a port of its own that answers the way a test wants, one client after the other.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public SmtpServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The answer to a command that begins like this, instead of the usual one; an empty one is silence.</summary>
    public Dictionary<string, string> Answers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The messages that were taken, headers and all.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Messages { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
        try
        {
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                var special = Answers.FirstOrDefault(answer => line.StartsWith(answer.Key, StringComparison.OrdinalIgnoreCase)).Value;
                if (special is not null)
                {
                    await (special.Length == 0 ? Task.Delay(Timeout.Infinite, _stop.Token) : writer.WriteLineAsync(special));
                }
                else if (line.Equals("DATA", StringComparison.OrdinalIgnoreCase))
                {
                    await writer.WriteLineAsync("354 go on");
                    var message = new List<string>();
                    while (await reader.ReadLineAsync(_stop.Token) is { } text and not ".")
                    {
                        message.Add(text);
                    }

                    Messages.Enqueue(string.Join('\n', message));
                    await writer.WriteLineAsync("250 taken");
                }
                else
                {
                    await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 fine");
                }
            }
        }
        catch (IOException)
        {
            // The client has hung up.
        }
    }
}
