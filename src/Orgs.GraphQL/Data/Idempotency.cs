namespace Orgs.GraphQL.Data;

/// <summary>
/// Does what a client asks under one key once. The note of it is part of the change, so of two that come at the same moment one does the work
/// and the other answers what came of it. A refusal changes nothing and is not kept: the same key can try again.
/// </summary>
public sealed class Idempotency(IDatabaseProvider provider)
{
    /// <param name="database">The change's own view of the data.</param>
    /// <param name="request">The request; null when it came without a key.</param>
    /// <param name="now">The moment of the change.</param>
    /// <param name="work">What is to be done once.</param>
    /// <param name="remember">What to keep of the answer: ids rather than objects, which go on changing.</param>
    /// <param name="recall">The answer, from what was kept; null when what it was about is gone.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Outcome<T>> OnceAsync<T, TKept>(
        OrgsDbContext database,
        IdempotentRequest? request,
        DateTimeOffset now,
        Func<Task<Outcome<T>>> work,
        Func<T, TKept> remember,
        Func<TKept, Task<T?>> recall,
        CancellationToken cancellationToken)
        where T : class
    {
        if (request is null)
        {
            return await work();
        }

        IdempotencyKey? note;
        while ((note = await TryBeginAsync(database, request, now, cancellationToken)) is null)
        {
            if (await FindAsync(database, request, now, cancellationToken) is { } earlier)
            {
                return earlier.BodyHash.AsSpan().SequenceEqual(request.BodyHash) && await recall(request.Open<TKept>(earlier.Answer)) is { } same
                    ? same
                    : new IdempotencyConflictError();
            }
        }

        var outcome = await work();
        if (outcome.Succeeded)
        {
            note.Answer = request.Seal(remember(outcome.Value));
        }

        return outcome;
    }

    /// <summary>Null when the key was used before, or is being used at this moment and the other was first.</summary>
    private async Task<IdempotencyKey?> TryBeginAsync(
        OrgsDbContext database, IdempotentRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await FindAsync(database, request, now, cancellationToken) is not null)
        {
            return null;
        }

        var note = IdempotencyKey.Of(request, now);
        database.Add(note);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return note;
        }
        catch (DbUpdateException exception) when (provider.IsDuplicate(exception, "idempotency_keys", "user_id", "key_hash"))
        {
            database.Entry(note).State = EntityState.Detached;
            return null;
        }
    }

    private static async Task<IdempotencyKey?> FindAsync(
        OrgsDbContext database, IdempotentRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var keys = database.IdempotencyKeys.AsNoTracking().Where(key => key.UserId == request.UserId && key.KeyHash == request.KeyHash);
        await keys.Where(key => key.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        return await keys.SingleOrDefaultAsync(cancellationToken);
    }
}
