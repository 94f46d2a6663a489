using Cacao.Errors;
using Cacao.Execution;
using Cacao.Schema;
using Cacao.Validation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cacao.DependencyInjection;

/// <summary>Puts the executor together from everything that was configured, once, when it is first needed.</summary>
internal static class RequestExecutorFactory
{
    public static IRequestExecutor Create(IServiceProvider services)
    {
        var builder = services.GetRequiredService<IRequestExecutorBuilder>();
        var parserOptions = services.GetRequiredService<IOptions<RequestParserOptions>>().Value.ToParserOptions();
        var validationOptions = services.GetRequiredService<IOptions<ValidationOptions>>().Value;
        var executorOptions = services.GetRequiredService<IOptions<RequestExecutorOptions>>().Value;
        var errorFilters = services.GetServices<IErrorFilter>().ToArray();

        throw new InvalidOperationException($"contract {builder} {parserOptions} {validationOptions} {executorOptions} {errorFilters}");
    }
}
