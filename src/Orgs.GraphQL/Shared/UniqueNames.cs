using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Orgs.GraphQL.Shared;

/// <summary>
/// Where names of accounts are to be unique, writes the compared form of each name into a column of its own, whoever sets the name;
/// its unique index then decides, also between two that come at once. Elsewhere the column stays empty.
/// </summary>
public sealed class UniqueNames : SaveChangesInterceptor
{
    public const string Column = "UniqueName";

    /// <summary>What every change answers that gives an account a name which another has.</summary>
    public static readonly ValidationError Taken = TakenIn("name");

    public static bool IsTaken(IDatabaseProvider provider, Exception exception) => provider.IsDuplicate(exception, "accounts", "unique_name");

    public static ValidationError TakenIn(string field) => ValidationError.Of(field, "unique", "There is an account with this name already.");

    public static string Fold(string name) => name.ToUpperInvariant();

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        foreach (var entry in eventData.Context!.ChangeTracker.Entries<Account>())
        {
            if (entry.State == EntityState.Added || entry.Property(account => account.Name).IsModified)
            {
                entry.Property(Column).CurrentValue = Fold(entry.Entity.Name);
            }
        }

        return ValueTask.FromResult(result);
    }
}
