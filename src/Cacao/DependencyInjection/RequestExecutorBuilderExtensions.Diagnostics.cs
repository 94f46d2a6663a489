using Cacao.Execution;
using Cacao.Schema;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>Lets a listener be told what happens to requests.</summary>
    public static IRequestExecutorBuilder AddDiagnosticEventListener<T>(this IRequestExecutorBuilder builder)
        where T : ExecutionDiagnosticEventListener
    {
        builder.Services.AddSingleton<ExecutionDiagnosticEventListener, T>();
        return builder;
    }
}
