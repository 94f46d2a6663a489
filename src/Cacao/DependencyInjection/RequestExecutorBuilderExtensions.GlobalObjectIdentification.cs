using Cacao.Schema;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>Adds the <c>Node</c> interface and the fields <c>node</c> and <c>nodes</c>.</summary>
    public static IRequestExecutorBuilder AddGlobalObjectIdentification(this IRequestExecutorBuilder builder)
    {
        builder.Services.TryAddSingleton<INodeIdSerializer>(new DefaultNodeIdSerializer());
        return builder.ConfigureSchema(schema => schema.AddGlobalObjectIdentification());
    }

    /// <summary>Replaces how global ids are written and read.</summary>
    public static IRequestExecutorBuilder AddNodeIdSerializer<T>(this IRequestExecutorBuilder builder)
        where T : class, INodeIdSerializer
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<INodeIdSerializer, T>());
        return builder;
    }
}
