namespace Orgs.GraphQL.Demo;

/// <summary><c>seed bench [--tokens DIRECTORY]</c>: fills the configured database instead of serving it.</summary>
public static class SeedCommand
{
    public static bool IsAskedFor(string[] args) => args is ["seed", "bench", ..];

    public static async Task RunAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await using var database = await scope.ServiceProvider
            .GetRequiredService<IDbContextFactory<OrgsDbContext>>()
            .CreateDbContextAsync();

        await ActivatorUtilities.CreateInstance<BenchData>(scope.ServiceProvider, database).SeedAsync(app.Configuration["tokens"], CancellationToken.None);
    }
}
