using Cacao.Execution;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cacao.DependencyInjection;

/// <summary>Builds the schema while the server starts, so that a schema that cannot be built stops the start and not the first request.</summary>
internal sealed class RequestExecutorWarmup(IServiceProvider services, IEnumerable<WarmupTask> tasks) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var executor = services.GetRequiredService<IRequestExecutor>();

        foreach (var task in tasks)
        {
            await task.Run(executor, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>What the application wants done with the executor before the first request.</summary>
internal sealed record WarmupTask(Func<IRequestExecutor, CancellationToken, Task> Run);
