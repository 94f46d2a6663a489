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
}
