namespace Orgs.GraphQL.Shared;

/// <summary>When names have become unique by configuration, those there are have to be as well, or the server does not start.</summary>
public sealed class UniqueNamesStartup(AccountOptions options, IDbContextFactory<OrgsDbContext> contexts, IDatabaseProvider provider) : StartTask
{
    public override async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (!options.UniqueNames)
        {
            await database.Accounts
                .Where(account => EF.Property<string?>(account, UniqueNames.Column) != null)
                .ExecuteUpdateAsync(
                    row => row.SetProperty(account => EF.Property<string?>(account, UniqueNames.Column), (string?)null), cancellationToken);
            return;
        }

        database.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        var unwritten = await database.Accounts
            .Where(account => EF.Property<string?>(account, UniqueNames.Column) == null)
            .ToListAsync(cancellationToken);
        foreach (var account in unwritten)
        {
            database.Entry(account).Property(UniqueNames.Column).CurrentValue = UniqueNames.Fold(account.Name);
        }

        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueNames.IsTaken(provider, exception))
        {
            throw new StartRefusedException("Orgs:Accounts:UniqueNames is on, but there are accounts with the same name. Rename them first.");
        }
    }
}
