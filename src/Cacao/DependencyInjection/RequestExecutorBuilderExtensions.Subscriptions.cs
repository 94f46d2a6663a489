using Cacao.Execution;
using Cacao.Http;
using Cacao.Schema;
using Cacao.Types;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>Carries the events of subscriptions within this process; right where one process serves everybody.</summary>
    public static IRequestExecutorBuilder AddInMemorySubscriptions(this IRequestExecutorBuilder builder, SubscriptionOptions? options = null)
    {
        var events = new InMemoryTopicEvents(options ?? new SubscriptionOptions());
        builder.Services.Replace(ServiceDescriptor.Singleton<ITopicEventSender>(events));
        builder.Services.Replace(ServiceDescriptor.Singleton<ITopicEventReceiver>(events));
        return builder;
    }

    /// <summary>Decides who may connect a web socket, and sees what is asked over it.</summary>
    public static IRequestExecutorBuilder AddSocketSessionInterceptor<T>(this IRequestExecutorBuilder builder)
        where T : class, ISocketSessionInterceptor
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<ISocketSessionInterceptor, T>());
        return builder;
    }
}
