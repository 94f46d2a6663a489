using Cacao.Execution;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cacao.DependencyInjection;

/// <summary>
/// Builds the schema while the server starts, so that a schema that cannot be built stops the start and not the first request. Services that
/// were registered later prepare themselves meanwhile (<see cref="IHostedLifecycleService.StartingAsync"/>): one that migrates a database, for instance.
/// </summary>
internal sealed class RequestExecutorWarmup(IServiceProvider services, IEnumerable<WarmupTask> tasks) : IHostedLifecycleService
{
    private Task<IRequestExecutor>? _built;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _built = BuildAsync();
        return Task.CompletedTask;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var executor = await (_built ?? BuildAsync()).ConfigureAwait(false);

        foreach (var task in tasks)
        {
            await task.Run(executor, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task<IRequestExecutor> BuildAsync() => Task.Run(services.GetRequiredService<IRequestExecutor>, CancellationToken.None);
}

/// <summary>What the application wants done with the executor before the first request.</summary>
internal sealed record WarmupTask(Func<IRequestExecutor, CancellationToken, Task> Run);
