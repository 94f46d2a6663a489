namespace Orgs.GraphQL.Hosting;

/// <summary>
/// As many threads as processors, and one for when another waits for the disk: as many as there are connections to SQLite. More of them only take processors and
/// connections from each other, so the pool does not try (see the project file); it still adds some when work has to wait.
/// </summary>
public static class WorkerThreads
{
    public static WebApplicationBuilder AddWorkerThreads(this WebApplicationBuilder builder)
    {
        ThreadPool.GetMinThreads(out var workers, out var completionPorts);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + 1), completionPorts);
        return builder;
    }
}
