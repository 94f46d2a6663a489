using Cacao.DependencyInjection;
using Cacao.Execution;
using Cacao.Schema;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>
    /// Runs a task with the executor before the server takes requests, such as its most frequent operations, so that they
    /// are parsed, validated and planned. The schema itself is always built at the start.
    /// </summary>
    /// <param name="builder">The server.</param>
    /// <param name="warmup">The task.</param>
    /// <param name="keepWarm">Accepted for compatibility: the executor lives as long as the server.</param>
    /// <param name="skipIf">Leaves the task out.</param>
    public static IRequestExecutorBuilder InitializeOnStartup(
        this IRequestExecutorBuilder builder,
        Func<IRequestExecutor, CancellationToken, Task>? warmup = null,
        bool keepWarm = false,
        bool skipIf = false)
    {
        if (warmup is not null && !skipIf)
        {
            builder.Services.AddSingleton(new WarmupTask(warmup));
        }

        return builder;
    }
}
