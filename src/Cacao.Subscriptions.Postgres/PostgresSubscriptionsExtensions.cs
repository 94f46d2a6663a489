using Cacao.Schema;
using Cacao.Subscriptions.Postgres;
using Cacao.Types;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds PostgreSQL as what carries events.</summary>
public static class PostgresSubscriptionsExtensions
{
    /// <summary>Carries the events of subscriptions between any number of servers by PostgreSQL's LISTEN and NOTIFY.</summary>
    public static IRequestExecutorBuilder AddPostgresSubscriptions(
        this IRequestExecutorBuilder builder, Action<IServiceProvider, PostgresSubscriptionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);

        builder.Services.AddSingleton(services =>
        {
            var options = new PostgresSubscriptionOptions();
            configure(services, options);
            return new PostgresTopicEvents(options, services.GetRequiredService<ILogger<PostgresTopicEvents>>());
        });
        builder.Services.Replace(ServiceDescriptor.Singleton<ITopicEventSender>(services => services.GetRequiredService<PostgresTopicEvents>()));
        builder.Services.Replace(ServiceDescriptor.Singleton<ITopicEventReceiver>(services => services.GetRequiredService<PostgresTopicEvents>()));
        builder.Services.AddSingleton<IHostedService>(services => services.GetRequiredService<PostgresTopicEvents>());
        return builder;
    }
}
