using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Orgs.GraphQL.Demo;

namespace Orgs.GraphQL.Hosting;

/// <summary>Tells who starts the server what to do next: where it listens, which database it has, and whom to sign in as.</summary>
public sealed partial class StartBanner(
    IServer server,
    IHostEnvironment environment,
    IDbContextFactory<OrgsDbContext> contexts,
    IDatabaseProvider provider,
    DemoData demo,
    PublicAddress publicAddress,
    ILogger<StartBanner> logger) : StartTask
{
    public override async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses is not { Count: > 0 } addresses)
        {
            return;
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var description = await provider.DescribeAsync(database, cancellationToken);
        if (environment.IsDevelopment())
        {
            await Console.Out.WriteLineAsync(Screen(publicAddress.Url.AbsoluteUri.TrimEnd('/'), description));
        }
        else
        {
            Started(logger, string.Join(", ", addresses), description);
        }
    }

    private string Screen(string url, string database)
    {
        string[] lines =
        [
            "",
            "  Orgs",
            "",
            $"    GraphQL      {url}/graphql",
            $"    Mailbox      {url}/dev/mail",
            $"    Health       {url}/healthz/ready",
            $"    Database     {database}",
            .. demo.IsWanted
                ? new[] { $"    Sign in as   {string.Join(", ", DemoData.Emails)}", $"    Password     {DemoData.Password}" }
                : [],
            "",
            "    Ctrl+C stops the server.",
            "",
        ];
        return string.Join(Environment.NewLine, lines);
    }

    [LoggerMessage(LogLevel.Information, "Orgs listens on {Addresses} with {Database}.")]
    private static partial void Started(ILogger logger, string addresses, string database);
}
