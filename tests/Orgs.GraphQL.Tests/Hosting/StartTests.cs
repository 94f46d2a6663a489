using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Orgs.GraphQL.Tests.Hosting;

public sealed class StartTests
{
    [Theory]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/ready")]
    public async Task A_started_server_is_healthy(string path)
    {
        await using var app = new OrgsApplication();
        using var client = app.CreateClient();

        (await client.GetStringAsync(path)).ShouldBe("Healthy");
    }

    [Fact]
    [OnlyOn(DatabaseKind.Sqlite)]
    [Trait("Abuse", "DU-09")]
    public async Task A_server_whose_database_file_is_gone_is_not_ready_until_it_is_back()
    {
        await using var app = new OrgsApplication();
        using var client = app.CreateClient();
        var file = System.IO.Path.Combine(app.Get<DatabaseOptions>().DataDirectory, "orgs.db");

        File.Move(file, file + ".gone");
        (await client.GetAsync("/healthz/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await client.GetAsync("/healthz/live")).StatusCode.ShouldBe(HttpStatusCode.OK);

        File.Move(file + ".gone", file);
        (await client.GetStringAsync("/healthz/ready")).ShouldBe("Healthy");
        File.Exists(file + ".gone").ShouldBeFalse();
    }

    [Theory]
    [Trait("Abuse", "AN-32")]
    [NoDatabase]
    [Trait("Abuse", "DU-30")]
    [InlineData("Orgs:PublicUrl is missing")]
    [InlineData("Orgs:PublicUrl is not an http or https address", "Orgs:PublicUrl=orgs.test")]
    [InlineData("Orgs:DemoData is on", "Orgs:PublicUrl=https://orgs.test", "Orgs:DemoData=true")]
    [InlineData("Orgs:Email:Smtp:From is missing", "Orgs:PublicUrl=https://orgs.test", "Orgs:Email:Smtp:Host=mail.test")]
    [InlineData("Orgs:Database:Synchronous is FULL or NORMAL", "Orgs:PublicUrl=https://orgs.test", "Orgs:Database:Synchronous=OFF")]
    [InlineData("The database cannot be used", "Orgs:PublicUrl=https://orgs.test", "ConnectionStrings:Orgs=nonsense")]
    [InlineData("The database cannot be used", "Orgs:PublicUrl=https://orgs.test", "Orgs:DataDirectory=/dev/null/data")]
    [InlineData("Orgs:Database:Provider is Sqlite or PostgreSql, not ORACLE", "Orgs:PublicUrl=https://orgs.test", "Orgs:Database:Provider=Oracle")]
    [InlineData("ConnectionStrings:Orgs is missing", "Orgs:PublicUrl=https://orgs.test", "Orgs:Database:Provider=PostgreSql")]
    [InlineData(
        "The database cannot be used: ConnectionStrings:Orgs is not one of PostgreSQL's",
        "Orgs:PublicUrl=https://orgs.test", "Orgs:Database:Provider=PostgreSql", "ConnectionStrings:Orgs=nonsense")]
    [InlineData(
        "The database cannot be used: Failed to connect to 127.0.0.1:1 (",
        "Orgs:PublicUrl=https://orgs.test", "Orgs:Database:Provider=PostgreSql", "ConnectionStrings:Orgs=Host=127.0.0.1;Port=1;Database=orgs;Username=orgs")]
    [InlineData(
        "The database cannot be used",
        "Orgs:PublicUrl=https://orgs.test", "Orgs:Database:Provider=PostgreSql", "ConnectionStrings:Orgs=Host=nowhere.invalid;Database=orgs;Username=orgs")]
    public async Task Production_refuses_to_start_half_configured_and_says_why_in_one_line(string reason, params string[] settings)
    {
        var (exitCode, _, errors) = await StartAsync(["environment=Production", .. settings]);

        exitCode.ShouldBe(1);
        errors.Trim().ShouldStartWith(reason);
        errors.Trim().ShouldNotContain("\n");
    }

    [Fact]
    [NoDatabase]
    public async Task A_server_whose_address_another_has_says_that_and_nothing_else()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var data = Directory.CreateTempSubdirectory("orgs-");

        var (exitCode, output, errors) = await StartAsync(
            ["environment=Production", "Orgs:PublicUrl=https://orgs.test", $"Orgs:DataDirectory={data.FullName}", $"urls=http://{other.LocalEndpoint}"]);

        data.Delete(recursive: true);
        exitCode.ShouldBe(1);
        errors.ShouldBe($"Failed to bind to address http://{other.LocalEndpoint}: address already in use. Stop what has it, or choose another with --urls.\n");
        output.ShouldNotContain("Exception");
    }

    [Fact]
    public async Task Data_is_for_the_owner_of_the_process_only()
    {
        await using var app = new OrgsApplication();
        await app.RegisterUnconfirmedAsync("Bob");

        var folder = new DirectoryInfo(app.Get<DatabaseOptions>().DataDirectory);

        folder.UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        folder.EnumerateFiles("*", SearchOption.AllDirectories).ShouldAllBe(
            file => file.UnixFileMode == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    /// <summary>The server as a process of its own, which has to end by itself.</summary>
    private static async Task<(int ExitCode, string Output, string Errors)> StartAsync(IEnumerable<string> settings)
    {
        using var server = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. settings.Select(setting => $"--{setting}")])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            },
        };
        server.Start();
        var output = server.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (server.ExitCode, await output, errors);
    }
}
