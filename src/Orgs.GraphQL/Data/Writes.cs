namespace Orgs.GraphQL.Data;

/// <summary>
/// One change of the database: all of it or nothing. A refusal writes nothing; a passing failure of the database repeats
/// the whole; its mails are part of it and go out once it is committed, when whoever listens is told as well.
/// </summary>
public sealed partial class Writes(
    IDbContextFactory<OrgsDbContext> contexts,
    IDatabaseProvider provider,
    Outbox outbox,
    Announcements announcements,
    TimeProvider clock,
    ILogger<Writes> logger)
{
    private const int MaxAttempts = 5;

    public async Task<Outcome<T>> ExecuteAsync<T>(Func<Change, Task<Outcome<T>>> work, CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(work, cancellationToken);
            }
            catch (DbUpdateException exception) when (UniqueNames.IsTaken(provider, exception))
            {
                return UniqueNames.Taken;
            }
            catch (Exception exception) when (exception is StartOverException || provider.IsTransient(exception))
            {
                if (attempt == MaxAttempts)
                {
                    GaveUp(logger, exception, attempt);
                    throw new TryAgainException(exception);
                }

                await Task.Delay(Random.Shared.Next(5, 20 << attempt), cancellationToken);
            }
        }
    }

    private async Task<Outcome<T>> AttemptAsync<T>(Func<Change, Task<Outcome<T>>> work, CancellationToken cancellationToken)
        where T : class
    {
        Change change;
        Outcome<T> outcome;
        using (await provider.WaitForTurnAsync(cancellationToken))
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            database.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
            await using var transaction = await provider.BeginWriteAsync(database, cancellationToken);
            change = new Change(database, clock.GetUtcNow(), cancellationToken);
            outcome = await work(change);
            if (!outcome.Succeeded)
            {
                return outcome;
            }

            var news = await ChangeNotes.TakeAsync(change);
            foreach (var mail in change.Mails)
            {
                outbox.Add(database, mail, change.Now);
            }

            // In a dry run too: the database has a say as well.
            await database.SaveChangesAsync(cancellationToken);
            if (change.IsDryRun)
            {
                return outcome;
            }

            // From here on the caller's patience does not matter: half of a commit is the one thing nobody can use.
            await provider.CommitAsync(database, transaction);

            // While it is still this change's turn, so that events come in the order of the commits.
            await announcements.TellAsync(news);
        }

        change.Committed();
        if (change.Mails.Count > 0)
        {
            outbox.Wake();
        }

        return outcome;
    }

    [LoggerMessage(LogLevel.Warning, "The database refused a change {Attempts} times for passing reasons; the client is told to try again.")]
    private static partial void GaveUp(ILogger logger, Exception exception, int attempts);
}
