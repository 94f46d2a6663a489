using System.Diagnostics;
using System.Text.Json;

namespace Orgs.GraphQL.Tests.Clients;

/// <summary>The scripts of this folder, run by Node.js with the clients that npm installed beside them.</summary>
internal static class NodeScript
{
    private const int OldestNode = 20;

    public static readonly string Folder = Repository.PathOf("tests/Orgs.GraphQL.Tests/Clients");

    /// <summary>Skips the test where the clients are missing.</summary>
    public static void SkipUnlessInstalled()
    {
        var reason = MissingBecause();
        Assert.SkipWhen(reason is not null, reason ?? "");
    }

    /// <summary>Runs a script, which writes JSON as its last line.</summary>
    public static async Task<JsonElement> RunAsync(string script, params string[] arguments)
    {
        var output = await RunToolAsync("node", Folder, [script, .. arguments]);

        return JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]).RootElement;
    }

    /// <summary>Runs a tool, which has to succeed; answers what it wrote.</summary>
    public static async Task<string> RunToolAsync(string tool, string workingDirectory, params string[] arguments)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        using var process = Process.Start(new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        process.ExitCode.ShouldBe(0, $"{await output}{await errors}");
        return await output;
    }

    public static string PathOfTool(string name) => System.IO.Path.Combine(Folder, "node_modules", ".bin", name);

    private static string? MissingBecause()
    {
        if (!Directory.Exists(System.IO.Path.Combine(Folder, "node_modules")))
        {
            return "The clients are not installed (scripts/install-node-tools), so none of them was tried.";
        }

        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true })!;
            var version = node.StandardOutput.ReadToEnd().Trim();
            return int.Parse(version.TrimStart('v').Split('.')[0], System.Globalization.CultureInfo.InvariantCulture) >= OldestNode
                ? null
                : $"Node.js {version} is older than the clients ask for ({OldestNode}), so none of them was tried.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Node.js is missing, so no client was tried.";
        }
    }
}
