using Cacao.Schema;
using Cacao.Validation;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>Refuses operations whose fields lie deeper inside one another.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="maxAllowedExecutionDepth">Levels of fields.</param>
    /// <param name="skipIntrospectionFields">Accepted for compatibility: introspection is never counted.</param>
    /// <param name="allowRequestOverrides">Accepted for compatibility: a request cannot lift the limit.</param>
    public static IRequestExecutorBuilder AddMaxExecutionDepthRule(
        this IRequestExecutorBuilder builder,
        int maxAllowedExecutionDepth,
        bool skipIntrospectionFields = false,
        bool allowRequestOverrides = false)
        => builder.ConfigureValidation((_, options) => options.MaxExecutionDepth = maxAllowedExecutionDepth);

    /// <summary>Refuses <c>__schema</c> and <c>__type</c>, or allows them again.</summary>
    public static IRequestExecutorBuilder DisableIntrospection(this IRequestExecutorBuilder builder, bool disable = true)
        => builder.ConfigureValidation((_, options) => options.AllowIntrospection = !disable);

    /// <inheritdoc cref="DisableIntrospection(IRequestExecutorBuilder, bool)"/>
    public static IRequestExecutorBuilder DisableIntrospection(
        this IRequestExecutorBuilder builder,
        Func<IServiceProvider, ValidationOptions, bool> disable)
        => builder.ConfigureValidation((services, options) => options.AllowIntrospection = !disable(services, options));

    /// <summary>Allows <c>__schema</c> and <c>__type</c>, or refuses them.</summary>
    public static IRequestExecutorBuilder AllowIntrospection(this IRequestExecutorBuilder builder, bool allow)
        => builder.DisableIntrospection(!allow);

    /// <summary>Schema and its names stay inside unless the application says otherwise; developers get both.</summary>
    internal static IRequestExecutorBuilder DisableIntrospectionOutsideDevelopment(this IRequestExecutorBuilder builder)
        => builder.ConfigureValidation((services, options) =>
        {
            var isDevelopment = services.GetService<IHostEnvironment>()?.IsDevelopment() != false;
            options.AllowIntrospection = isDevelopment;
            options.IncludeSuggestions = isDevelopment;
        });

    private static IRequestExecutorBuilder ConfigureValidation(
        this IRequestExecutorBuilder builder,
        Action<IServiceProvider, ValidationOptions> configure)
    {
        builder.Services.AddOptions<ValidationOptions>().Configure<IServiceProvider>((options, services) => configure(services, options));
        return builder;
    }
}
