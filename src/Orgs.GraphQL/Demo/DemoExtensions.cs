namespace Orgs.GraphQL.Demo;

public static class DemoExtensions
{
    public static WebApplicationBuilder AddDemoData(this WebApplicationBuilder builder)
    {
        var demo = new DemoData(builder.Configuration);
        if (demo.IsWanted && builder.Environment.IsProduction())
        {
            throw new StartRefusedException("Orgs:DemoData is on. Its passwords are public, so the server does not start with it in production.");
        }

        builder.Services.AddSingleton(demo);
        builder.Services.AddHostedService<DemoStartup>();
        return builder;
    }
}
