using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Orgs.Subscriptions;

/// <summary>An event stream.</summary>
internal sealed class StreamListener : IAsyncDisposable
{
    private static readonly HttpClient _client = new() { Timeout = Timeout.InfiniteTimeSpan };

    private readonly HttpResponseMessage _response;
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _listening;

    private StreamListener(HttpResponseMessage response, Stream body, Action heard)
    {
        _response = response;
        _listening = ListenAsync(body, heard);
    }

    public static async Task<IAsyncDisposable> OpenAsync(Uri server, string token, string organizationId, int subscriptions, Action heard)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/graphql")) { Content = JsonContent.Create(Subscription.To(organizationId)) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return new StreamListener(response, await response.Content.ReadAsStreamAsync(), heard);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _listening;
        _response.Dispose();
        _stopped.Dispose();
    }

    private async Task ListenAsync(Stream body, Action heard)
    {
        using var reader = new StreamReader(body);
        try
        {
            while (await reader.ReadLineAsync(_stopped.Token) is { } line)
            {
                if (line == "event: next")
                {
                    heard();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // nobody listens any more
        }
    }
}
