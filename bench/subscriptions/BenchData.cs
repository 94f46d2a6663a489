using System.Diagnostics;

namespace Orgs.Subscriptions;

/// <summary>The data of <c>seed bench</c> in a folder of its own, with tokens of members of the organization that has two thousand.</summary>
internal sealed class BenchData : IDisposable
{
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orgs-subscriptions-");

    private BenchData()
    {
    }

    /// <summary>Each of somebody else.</summary>
    public IReadOnlyList<string> MemberTokens { get; private set; } = [];

    public string OwnerToken { get; private set; } = "";

    public static async Task<BenchData> MakeAsync()
    {
        var data = new BenchData();
        var tokens = Path.Combine(data._folder.FullName, "tokens");
        using var seeding = data.StartServer("seed", "bench", "--tokens", tokens);
        await seeding.WaitForExitAsync();
        data.MemberTokens = await File.ReadAllLinesAsync(Path.Combine(tokens, "big.txt"));
        data.OwnerToken = (await File.ReadAllLinesAsync(Path.Combine(tokens, "hub.txt")))[0];
        return data;
    }

    /// <summary>The server's program on this data.</summary>
    public Process StartServer(params IEnumerable<string> arguments)
    {
        var content = Path.Combine(FindRepository(), "src", "Orgs.GraphQL");
        return Process.Start(new ProcessStartInfo("dotnet",
        [
            Path.Combine(content, "bin", Configuration, "net10.0", "Orgs.GraphQL.dll"), .. arguments,
            "--environment", "Production", "--contentRoot", content, "--Orgs:DataDirectory", Path.Combine(_folder.FullName, "data"),
            "--Orgs:DemoData", "false", "--Orgs:Limits:CostBudgets", "false",
        ])
        {
            RedirectStandardOutput = true,
        })!;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Orgs.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The repository's root is nowhere above the program.");
    }
}
