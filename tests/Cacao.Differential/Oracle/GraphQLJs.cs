using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Cacao.Differential.Oracle;

/// <summary>What the oracle says of one schema and its documents.</summary>
internal sealed record OracleAnswer(string Schema, string[][] Documents);

/// <summary>graphql-js in one Node.js process, asked line by line.</summary>
internal sealed class GraphQLJs : IDisposable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private static readonly string Folder = FindFolder();

    private readonly Process _process;

    public GraphQLJs()
    {
        _process = Process.Start(new ProcessStartInfo("node", "oracle.mjs")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        })!;
    }

    /// <summary>Why there is nothing to compare with; null when there is.</summary>
    public static string? MissingBecause
    {
        get
        {
            if (!Directory.Exists(Path.Combine(Folder, "node_modules", "graphql")))
            {
                return "npm's package graphql is not installed (scripts/install-node-tools), so Cacao was not compared with graphql-js.";
            }

            try
            {
                using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true })!;
                node.WaitForExit();
                return null;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return "Node.js is missing, so Cacao was not compared with graphql-js.";
            }
        }
    }

    /// <summary>Sends a request. Answers come in the order of requests; somebody must read them, or both sides wait for each other.</summary>
    public void Ask(string sdl, string? extension, IEnumerable<(string Text, string Variables, int Seed)> documents)
    {
        var line = new StringBuilder();

        line.Append("{\"sdl\":").Append(Quote(sdl));

        if (extension is not null)
        {
            line.Append(",\"extension\":").Append(Quote(extension));
        }

        line.Append(",\"documents\":[");
        line.AppendJoin(',', documents.Select(item => $"{{\"text\":{Quote(item.Text)},\"variables\":{item.Variables},\"seed\":{item.Seed}}}"));
        _process.StandardInput.Write(line.Append("]}\n").ToString());
        _process.StandardInput.Flush();
    }

    public OracleAnswer Read()
        => JsonSerializer.Deserialize<OracleAnswer>(
            _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The oracle ended; its errors are on the console."), Options)!;

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    // half of a surrogate pair has to arrive as it is, and JSON writers would not let it pass
    private static string Quote(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');

        foreach (var character in text)
        {
            _ = character is < ' ' or > '~' or '"' or '\\' ? result.Append($"\\u{(int)character:x4}") : result.Append(character);
        }

        return result.Append('"').ToString();
    }

    private static string FindFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
