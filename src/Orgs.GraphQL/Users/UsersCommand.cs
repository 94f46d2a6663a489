namespace Orgs.GraphQL.Users;

/// <summary><c>users lock EMAIL</c> and <c>users unlock EMAIL</c>: done by an operator on the configured database, instead of serving it.</summary>
public static class UsersCommand
{
    public static bool IsAskedFor(string[] args) => args is ["users", "lock" or "unlock", _, ..];

    /// <summary>Answers the exit code.</summary>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        await using (var database = await app.Services.GetRequiredService<IDbContextFactory<OrgsDbContext>>().CreateDbContextAsync())
        {
            await app.Services.GetRequiredService<IDatabaseProvider>().MigrateAsync(database, CancellationToken.None);
        }

        var locks = app.Services.GetRequiredService<UserLocks>();
        var (verb, email) = (args[1], args[2]);
        var changed = verb == "lock" ? await locks.LockAsync(email, CancellationToken.None) : await locks.UnlockAsync(email, CancellationToken.None);
        if (changed.Succeeded)
        {
            await Console.Out.WriteLineAsync($"{changed.Value.Email} is {verb}ed.");
            return 0;
        }

        await Console.Error.WriteLineAsync(changed.Error is NotFoundError ? $"There is no user {email}." : changed.Error.Message);
        return 1;
    }
}
