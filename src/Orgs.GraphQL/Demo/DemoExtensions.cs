namespace Orgs.GraphQL.Demo;

public static class DemoExtensions
{
    public static WebApplicationBuilder AddDemoData(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DemoData>();
        builder.Services.AddHostedService<DemoStartup>();
        return builder;
    }
}
