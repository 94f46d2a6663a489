using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Orgs.GraphQL.Tests.Documentation;

public sealed partial class ReadmeTests
{
    private const string AddressInReadme = "http://localhost:5095";

    [Fact]
    public async Task The_tour_in_the_README_gives_the_answers_it_prints()
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && File.Exists("/usr/bin/curl"), "The tour is for bash and curl, and one of them is not here.");
        await using var app = new OrgsApplication();
        var steps = Steps(await File.ReadAllTextAsync(Repository.PathOf("README.md"), TestContext.Current.CancellationToken));
        var address = app.StartOnPort();
        var script = new StringBuilder("set -u\n");

        foreach (var (command, _) in steps)
        {
            script.Append(command.Replace(AddressInReadme, address, StringComparison.Ordinal)).Append('\n');
        }

        var printed = await RunAsync(script.ToString());

        printed.ShouldBe(string.Concat(steps.Select(step => step.Answer)));
        steps.Count.ShouldBeGreaterThan(8);
    }

    /// <summary>Each bash block with the JSON block behind it.</summary>
    private static IReadOnlyList<(string Command, string Answer)> Steps(string readme)
        => [.. Step().Matches(readme.ReplaceLineEndings("\n")).Select(step => (step.Groups["command"].Value, step.Groups["answer"].Value))];

    private static async Task<string> RunAsync(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("/bin/bash", ["-s"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var output = bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();

        return (await output).ReplaceLineEndings("\n");
    }

    [GeneratedRegex("```bash\n(?<command>.*?)```(\n\n```json\n(?<answer>.*?)```)?", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Step();
}
