using System.Data.Common;

namespace Orgs.GraphQL.Data;

/// <summary>Makes the database what this version of the server needs, before the server listens.</summary>
public sealed class DatabaseStartup(
    DatabaseOptions options, IDbContextFactory<OrgsDbContext> contexts, IDatabaseProvider provider) : StartTask
{
    public override async Task StartingAsync(CancellationToken cancellationToken)
    {
        // The keys that protect tokens are in there as well.
        try
        {
            PrivateFiles.CreateDirectory(options.DataDirectory);
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            await provider.MigrateAsync(database, cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartRefusedException($"The database cannot be used: {exception.Message}");
        }
    }
}
