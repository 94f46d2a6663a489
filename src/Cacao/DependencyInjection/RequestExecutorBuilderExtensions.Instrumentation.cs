using Cacao.Execution;
using Cacao.Schema;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>
    /// Tells those who listen to the activity source and meter <c>Cacao</c> of every request. It costs nothing while nobody does, so it is on
    /// whether this is called or not; what is told can be changed.
    /// </summary>
    public static IRequestExecutorBuilder AddInstrumentation(this IRequestExecutorBuilder builder, Action<InstrumentationOptions>? options = null)
    {
        var instrumentation = new InstrumentationOptions();
        options?.Invoke(instrumentation);

        return builder.ModifyRequestOptions(request =>
        {
            request.IncludeDocumentInTelemetry = instrumentation.IncludeDocument;
            request.ActivityScopes = instrumentation.Scopes;
        });
    }
}
