using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Orgs.GraphQL.Data;

public static class DatabaseExtensions
{
    public static WebApplicationBuilder AddOrgsDatabase(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(DatabaseOptions.From(builder.Configuration, builder.Environment.ContentRootPath));
        services.AddSingleton<SqliteProvider>();
        services.AddSingleton<PostgreSqlProvider>();
        services.AddSingleton<IDatabaseProvider>(provider => provider.GetRequiredService<DatabaseOptions>().Kind switch
        {
            DatabaseKind.PostgreSql => provider.GetRequiredService<PostgreSqlProvider>(),
            _ => provider.GetRequiredService<SqliteProvider>(),
        });
        services.AddPooledDbContextFactory<OrgsDbContext>((provider, options) =>
        {
            provider.GetRequiredService<IDatabaseProvider>().Configure(options);
            options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

            // EF Core's checks set an async local for each row that is read. In Development, and so in the tests, whoever lets two use a context finds out.
            options.EnableThreadSafetyChecks(builder.Environment.IsDevelopment());
            ClosedLambdas.Use(options);
            if (provider.GetRequiredService<AccountOptions>().UniqueNames)
            {
                options.AddInterceptors(new UniqueNames());
            }

            // What nobody expected comes out of the request and is logged there; a taken slug is not worth an error in the log.
            options.ConfigureWarnings(warnings => warnings.Log(
                (CoreEventId.SaveChangesFailed, LogLevel.Debug),
                (CoreEventId.QueryIterationFailed, LogLevel.Debug),
                (RelationalEventId.CommandError, LogLevel.Debug)));
        });
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Writes>();
        services.AddSingleton<OrganizationWrites>();
        services.AddSingleton<UserWrites>();
        services.AddSingleton<UsageLimits>();
        services.AddSingleton<Idempotency>();
        services.AddSingleton<Housekeeping>();
        services.AddHostedService(provider => provider.GetRequiredService<Housekeeping>());
        services.AddHostedService<DatabaseStartup>();
        services.AddHostedService<UniqueNamesStartup>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [DatabaseHealth.Ready]);
        return builder;
    }
}
