using Cacao.Schema;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>Changes how the cost of operations is worked out, and how high it may be.</summary>
    public static IRequestExecutorBuilder ModifyCostOptions(this IRequestExecutorBuilder builder, Action<CostOptions> configure)
    {
        builder.Services.Configure(configure);
        return builder;
    }
}
