using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Orgs.Subscriptions;

/// <summary>The server as it runs in Production, for one setting.</summary>
internal sealed class Server : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client;
    private readonly string _ownerToken;

    private Server(Process process, Uri address, string ownerToken)
    {
        _process = process;
        Address = address;
        _client = new HttpClient { BaseAddress = address };
        _ownerToken = ownerToken;
    }

    public Uri Address { get; }

    public static async Task<Server> StartAsync(BenchData data)
    {
        const string address = "http://127.0.0.1:5703";
        var process = data.StartServer("--urls", address, "--Orgs:PublicUrl", address);
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var server = new Server(process, new Uri(address), data.OwnerToken);
        while (!await server.IsReadyAsync())
        {
            await Task.Delay(50);
        }

        return server;
    }

    /// <summary>What the process holds of the machine's memory, in bytes.</summary>
    public long ResidentBytes()
    {
        _process.Refresh();
        return _process.WorkingSet64;
    }

    public async Task<string> FindOrganizationAsync()
        => (await AskAsync(_ownerToken, """{ organization(slug: "big") { id } }""")).GetProperty("organization").GetProperty("id").GetString()!;

    /// <summary>A member looks at what is there.</summary>
    public async Task GreetAsync(string token)
        => await AskAsync(token, """{ me { name personalAccount { id } } organization(slug: "big") { name viewerMembership { role } } }""");

    /// <summary>Changes what all members see.</summary>
    public async Task RenameAsync(string organizationId, string name)
        => await AskAsync(_ownerToken, $$"""mutation { updateOrganization(input: { organizationId: "{{organizationId}}", name: "{{name}}" }) { organization { name } } }""");

    public void Dispose()
    {
        _client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await _client.GetAsync("/healthz/ready")).IsSuccessStatusCode;
        }
        catch (HttpRequestException) when (!_process.HasExited)
        {
            return false;
        }
    }

    private async Task<JsonElement> AskAsync(string token, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await _client.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException(errors.GetRawText()) : answer.GetProperty("data");
    }
}
