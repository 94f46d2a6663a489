using Cacao.DependencyInjection;
using Cacao.Errors;
using Cacao.Schema;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>Lets a function see, change or replace every error before it is answered. Filters run in the order they were added.</summary>
    public static IRequestExecutorBuilder AddErrorFilter(this IRequestExecutorBuilder builder, Func<IError, IError> errorFilter)
        => builder.AddErrorFilter(_ => new DelegateErrorFilter(errorFilter));

    /// <inheritdoc cref="AddErrorFilter(IRequestExecutorBuilder, Func{IError, IError})"/>
    public static IRequestExecutorBuilder AddErrorFilter<T>(this IRequestExecutorBuilder builder)
        where T : class, IErrorFilter
        => builder.AddErrorFilter(services => ActivatorUtilities.GetServiceOrCreateInstance<T>(services));

    /// <inheritdoc cref="AddErrorFilter(IRequestExecutorBuilder, Func{IError, IError})"/>
    public static IRequestExecutorBuilder AddErrorFilter<T>(this IRequestExecutorBuilder builder, Func<IServiceProvider, T> factory)
        where T : class, IErrorFilter
    {
        builder.Services.AddSingleton<IErrorFilter>(factory);
        return builder;
    }
}
