using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Orgs.GraphQL.Users;

public static class TokenKeys
{
    /// <summary>Tokens and cookies outlive a restart because the keys do: in files beside SQLite's, or in the database that servers share.</summary>
    public static IServiceCollection AddTokenKeys(this IServiceCollection services, DatabaseOptions database)
    {
        var protection = services.AddDataProtection().SetApplicationName("Orgs");
        if (database.Kind == DatabaseKind.Sqlite)
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(database.DataDirectory, "keys")));
            return services;
        }

        services.AddSingleton<DataProtectionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            provider => new ConfigureOptions<KeyManagementOptions>(
                options => options.XmlRepository = provider.GetRequiredService<DataProtectionKeys>()));
        services.AddHostedService<DataProtectionStartup>();
        return services;
    }
}
