using Microsoft.AspNetCore.DataProtection;

namespace Orgs.GraphQL.Users;

/// <summary>
/// The first of several servers makes the first key, and the others wait for it. With a key each, they would not know one
/// another's tokens before they looked for new keys, which they do once a day.
/// </summary>
public sealed class DataProtectionStartup(DatabaseOptions settings, IDataProtectionProvider protection) : StartTask
{
    public override async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var alone = await PostgreSqlLock.TakeAsync(settings.ConnectionString, PostgreSqlLock.Starting, cancellationToken);
        protection.CreateProtector("Orgs").Protect([]);
    }
}
