namespace Orgs.GraphQL.Data;

public static class DatabaseExtensions
{
    public static WebApplicationBuilder AddOrgsDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => DatabaseOptions.From(
            services.GetRequiredService<IConfiguration>(), services.GetRequiredService<IHostEnvironment>().ContentRootPath));
        builder.Services.AddSingleton<IDatabaseProvider, SqliteProvider>();
        builder.Services.AddPooledDbContextFactory<OrgsDbContext>((services, options) =>
        {
            services.GetRequiredService<IDatabaseProvider>().Configure(options);
            options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        });
        builder.Services.AddSingleton<Writes>();
        builder.Services.AddSingleton<OrganizationWrites>();
        builder.Services.AddSingleton(TimeProvider.System);
        return builder;
    }

    /// <summary>Makes the database what this version of the server needs, before the first request.</summary>
    public static async Task UseOrgsDatabaseAsync(this WebApplication app)
    {
        await using var database = await app.Services.GetRequiredService<IDbContextFactory<OrgsDbContext>>().CreateDbContextAsync();
        await app.Services.GetRequiredService<IDatabaseProvider>().MigrateAsync(database, app.Lifetime.ApplicationStopping);
    }
}
