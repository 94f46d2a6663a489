using System.Data.Common;
using System.Net.Sockets;

namespace Orgs.GraphQL.Data;

/// <summary>Makes the database what this version of the server needs, before the server listens.</summary>
public sealed class DatabaseStartup(
    DatabaseOptions options, IDbContextFactory<OrgsDbContext> contexts, IDatabaseProvider provider) : StartTask
{
    public override async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (options.Kind == DatabaseKind.Sqlite)
            {
                // The keys that protect tokens are in there as well.
                PrivateFiles.CreateDirectory(options.DataDirectory);
            }

            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            await provider.MigrateAsync(database, cancellationToken);
        }
        catch (Exception exception) when (exception
            is DbException or IOException or SocketException or TimeoutException or UnauthorizedAccessException or ArgumentException)
        {
            var cause = exception.InnerException is SocketException { Message: var message } ? $" ({message})" : "";
            throw new StartRefusedException($"The database cannot be used: {exception.Message.ReplaceLineEndings(" ")}{cause}");
        }
    }
}
