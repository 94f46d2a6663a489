using Cacao.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>Runs the server, or a command about its schema.</summary>
public static class GraphQLHostExtensions
{
    /// <summary>
    /// Runs <c>schema print</c> or <c>schema export --output FILE</c> when the arguments say so, and the server otherwise.
    /// Returns the exit code.
    /// </summary>
    public static async Task<int> RunWithGraphQLCommandsAsync(this IHost host, string[] args)
    {
        ArgumentNullException.ThrowIfNull(host);

        if (!SchemaCommand.IsAskedFor(args))
        {
            await RunServerAsync(host).ConfigureAwait(false);
            return 0;
        }

        using (host)
        {
            await using var output = Console.OpenStandardOutput();
            return await new SchemaCommand(host.Services, output, Console.Error).RunAsync(args).ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="RunWithGraphQLCommandsAsync"/>
    public static int RunWithGraphQLCommands(this IHost host, string[] args) => host.RunWithGraphQLCommandsAsync(args).GetAwaiter().GetResult();

    /// <summary>
    /// As <see cref="HostingAbstractionsHostExtensions.RunAsync"/>, but what has begun is stopped when something else cannot begin. Otherwise each background
    /// service would take its end for a failure, and say so at length before the one line that matters.
    /// </summary>
    private static async Task RunServerAsync(IHost host)
    {
        try
        {
            await StartAsync(host).ConfigureAwait(false);
            await host.WaitForShutdownAsync().ConfigureAwait(false);
        }
        finally
        {
            if (host is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync().ConfigureAwait(false);
            }
            else
            {
                host.Dispose();
            }
        }
    }

    private static async Task StartAsync(IHost host)
    {
        try
        {
            await host.StartAsync().ConfigureAwait(false);
        }
        catch
        {
            await host.StopAsync().ConfigureAwait(false);
            throw;
        }
    }
}
