using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>The server as a process of its own, which can be killed at any moment.</summary>
public sealed partial class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public static async Task<ServerProcess> StartAsync(DatabaseOptions database, params string[] settings)
    {
        string[] arguments =
        [
            "environment=Development",
            "urls=http://127.0.0.1:0",
            $"Orgs:DataDirectory={database.DataDirectory}",
            $"Orgs:Database:Provider={database.Kind}",
            $"ConnectionStrings:Orgs={database.ConnectionString}",
            "Orgs:DemoData=false",
            "Orgs:Playground=false",
            "Orgs:Accounts:PasswordRounds=100",
            "Logging:LogLevel:Default=None",
            .. settings,
        ];
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments.Select(setting => $"--{setting}")])
        {
            RedirectStandardOutput = true,
        })!;

        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is { Success: true } found)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new ServerProcess(process, new Uri(found.Groups[1].Value));
            }
        }

        throw new InvalidOperationException("The server ended before it listened.");
    }

    public Asker As(string? accessToken) => new(Client, accessToken);

    /// <summary>The way a process goes when the machine has no memory left: at once, with whatever it was doing.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    [GeneratedRegex("GraphQL +(http://[^/]+)/")]
    private static partial Regex Address();
}
