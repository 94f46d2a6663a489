using Cacao.Execution;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cacao.DependencyInjection;

/// <summary>
/// Builds the schema while the server starts, so that a schema that cannot be built stops the start and not the first request. It is built
/// beside what else is done before the start, such as looking after the database: of what comes after this service.
/// </summary>
internal sealed class RequestExecutorWarmup(IServiceProvider services, IEnumerable<WarmupTask> tasks) : IHostedLifecycleService
{
    private Task<IRequestExecutor>? _built;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _built = Task.Run(services.GetRequiredService<IRequestExecutor>, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var executor = await (_built ?? Task.FromResult(services.GetRequiredService<IRequestExecutor>())).ConfigureAwait(false);

        foreach (var task in tasks)
        {
            await task.Run(executor, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>What the application wants done with the executor before the first request.</summary>
internal sealed record WarmupTask(Func<IRequestExecutor, CancellationToken, Task> Run);
