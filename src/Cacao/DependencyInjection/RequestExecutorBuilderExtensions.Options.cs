using Cacao.DependencyInjection;
using Cacao.Execution;
using Cacao.Http;
using Cacao.Schema;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures a GraphQL server, topic by topic.</summary>
public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>Changes how requests are executed: the time limit, whether errors tell of exceptions.</summary>
    public static IRequestExecutorBuilder ModifyRequestOptions(this IRequestExecutorBuilder builder, Action<RequestExecutorOptions> modify)
        => builder.ModifyRequestOptions((_, options) => modify(options));

    /// <inheritdoc cref="ModifyRequestOptions(IRequestExecutorBuilder, Action{RequestExecutorOptions})"/>
    public static IRequestExecutorBuilder ModifyRequestOptions(
        this IRequestExecutorBuilder builder,
        Action<IServiceProvider, RequestExecutorOptions> modify)
    {
        builder.Services.AddOptions<RequestExecutorOptions>().Configure<IServiceProvider>((options, services) => modify(services, options));
        return builder;
    }

    /// <summary>Changes the parser's limits.</summary>
    public static IRequestExecutorBuilder ModifyParserOptions(this IRequestExecutorBuilder builder, Action<RequestParserOptions> configure)
    {
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Changes what the GraphQL endpoint accepts and serves.</summary>
    public static IRequestExecutorBuilder ModifyServerOptions(this IRequestExecutorBuilder builder, Action<GraphQLServerOptions> configure)
    {
        builder.Services.Configure(configure);
        return builder;
    }
}
