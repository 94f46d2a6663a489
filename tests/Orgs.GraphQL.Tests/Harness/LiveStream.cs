using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>A subscription over server-sent events.</summary>
public sealed class LiveStream : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private LiveStream(HttpResponseMessage response, Stream body) => (_response, _reader) = (response, new StreamReader(body));

    public HttpStatusCode Status => _response.StatusCode;

    public static async Task<LiveStream> OpenAsync(HttpClient client, string? token, string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(_patience);
        return new LiveStream(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The data of the next event that is no echo of <see cref="Listening.WaitUntilHeardAsync"/>; <c>complete</c> at the end, null when the stream breaks off.</summary>
    public async Task<string?> ReceiveAsync()
    {
        // For the event, not for each line: there is one every few seconds that only says that the server is still there.
        using var patience = new CancellationTokenSource(_patience);
        while (await _reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line == "event: complete")
            {
                return "complete";
            }

            if (line.StartsWith("data: ", StringComparison.Ordinal) && !Listening.IsEcho(line))
            {
                return line["data: ".Length..];
            }
        }

        return null;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _response.Dispose();
    }
}
