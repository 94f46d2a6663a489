using Npgsql;

namespace Orgs.GraphQL.Events;

public static class EventExtensions
{
    /// <summary>Telling what happens to those who listen, for as long as they may know.</summary>
    public static WebApplicationBuilder AddEvents(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Announcements>();
        builder.Services.AddSingleton<EventViews>();
        builder.Services.AddSingleton<OpenSessions>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<OpenSessions>());
        return builder;
    }

    /// <summary>What carries events: PostgreSQL, where several servers may share it; else this process, which is alone with its file.</summary>
    public static IRequestExecutorBuilder AddEventTransport(this IRequestExecutorBuilder graphQL, DatabaseOptions database)
        => database.Kind == DatabaseKind.PostgreSql
            ? graphQL.AddPostgresSubscriptions((_, options) =>
            {
                var connectionString = PostgreSqlConnection.ForEvents(database.ConnectionString);
                options.ChannelName = "orgs_events";
                options.ConnectionFactory = _ => ValueTask.FromResult(new NpgsqlConnection(connectionString));
            })
            : graphQL.AddInMemorySubscriptions();
}
