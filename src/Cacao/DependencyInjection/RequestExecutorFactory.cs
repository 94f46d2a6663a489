using Cacao.DataLoading;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Schema;
using Cacao.Validation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Cacao.DependencyInjection;

/// <summary>Puts the executor together from everything that was configured, once, when it is first needed.</summary>
internal static class RequestExecutorFactory
{
    public static IRequestExecutor Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<RequestExecutorOptions>>().Value;

        if (options.ActivityScopes.HasFlag(ActivityScopes.DataLoaderBatch) && services.GetService<DataLoaderOptions>() is { } dataLoaders)
        {
            dataLoaders.Activities = ExecutionTelemetry.Activities;
        }

        return new RequestExecutor(
            services.GetRequiredService<IRequestExecutorBuilder>().Schema.Build(services),
            options,
            services.GetRequiredService<IOptions<RequestParserOptions>>().Value.ToParserOptions(),
            new DocumentValidator(services.GetRequiredService<IOptions<ValidationOptions>>().Value),
            [.. services.GetServices<IErrorFilter>()],
            services.GetService<ILogger<IRequestExecutor>>() ?? NullLogger<IRequestExecutor>.Instance,
            services.GetRequiredService<CostOptions>(),
            [.. services.GetServices<ExecutionDiagnosticEventListener>()]);
    }
}
