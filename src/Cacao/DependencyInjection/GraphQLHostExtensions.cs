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
            await host.RunAsync().ConfigureAwait(false);
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
}
