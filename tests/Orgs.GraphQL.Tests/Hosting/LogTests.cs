using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Orgs.GraphQL.Tests.Hosting;

[NoDatabase]
public sealed class LogTests
{
    private const string Nasty = "Bob\r\n{\"LogLevel\":\"Critical\",\"Message\":\"forged\"}\n\u001b[31mred\u001b[0m \u2028 \"}";

    /// <summary>As it runs in Production: a process of its own, whose console somebody collects.</summary>
    [Fact]
    [Trait("Abuse", "PR-05")]
    [Trait("Abuse", "PR-02")]
    public async Task Whatever_clients_send_every_line_of_the_log_is_one_record_and_none_has_their_values()
    {
        var folder = Directory.CreateTempSubdirectory("orgs-log-");
        using var server = Process.Start(new ProcessStartInfo("dotnet",
        [
            typeof(Program).Assembly.Location, "--environment=Production", "--urls=http://127.0.0.1:0", "--Orgs:PublicUrl=http://orgs.test",
            $"--Orgs:DataDirectory={folder.FullName}", "--Logging:LogLevel:Cacao=Debug", "--Logging:LogLevel:Microsoft.AspNetCore=Debug",
        ])
        {
            RedirectStandardOutput = true,
        })!;
        var lines = new List<string>();
        try
        {
            using var client = new HttpClient { BaseAddress = await FindAddressAsync(server, lines) };
            client.DefaultRequestHeaders.Host = "orgs.test";
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "agent \u001b[31m \"}");
            foreach (var operationName in (string[])["SignUp", Nasty])
            {
                using var response = await client.PostAsync("/graphql", JsonContent.Create(new
                {
                    query = "mutation SignUp($input: RegisterInput!) { register(input: $input) { user { name } errors { __typename } } }",
                    operationName,
                    variables = new { input = new { email = "canary@orgs.test", password = "canary password", name = Nasty } },
                }));
            }

            using var found = await client.GetAsync("/graphql?query=" + Uri.EscapeDataString($"query Link {{ organization(slug: \"canary\") {{ name }} }} # {Nasty}"));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }

        lines.AddRange((await server.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        folder.Delete(recursive: true);

        var records = lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        records.ShouldNotContain(record => record.GetProperty("Message").GetString() == "forged");
        records.ShouldContain(record => record.GetProperty("Message").GetString()!.StartsWith("GraphQL mutation SignUp of user ", StringComparison.Ordinal));
        var ofRequest = records.First(record => record.GetProperty("Message").GetString()!.StartsWith("GraphQL ", StringComparison.Ordinal));
        ofRequest.GetProperty("State").GetProperty("OperationName").GetString().ShouldBe("SignUp");
        ofRequest.GetProperty("Scopes").GetRawText().ShouldContain("TraceId");
        lines.ShouldAllBe(line => !line.Contains('\u001b') && !line.Contains('\u2028'));
        lines.Where(line => line.Contains("Cacao", StringComparison.Ordinal)).ShouldAllBe(line => !line.Contains("canary", StringComparison.Ordinal));
    }

    private static async Task<Uri> FindAddressAsync(Process server, List<string> lines)
    {
        while (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (line.Contains("Orgs listens on", StringComparison.Ordinal))
            {
                return new Uri(JsonDocument.Parse(line).RootElement.GetProperty("State").GetProperty("Addresses").GetString()!);
            }
        }

        throw new InvalidOperationException("The server ended before it listened: " + string.Join('\n', lines));
    }
}
