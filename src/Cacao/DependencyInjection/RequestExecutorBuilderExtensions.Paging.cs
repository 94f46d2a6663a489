using Cacao.Paging;
using Cacao.Schema;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>Lets resolvers take <see cref="PagingArguments"/>, which gives their fields <c>first</c>, <c>after</c>, <c>last</c> and <c>before</c>.</summary>
    public static IRequestExecutorBuilder AddPagingArguments(this IRequestExecutorBuilder builder)
    {
        builder.GetPagingOptions();
        return builder;
    }

    /// <summary>Pages queries of EF Core by their sort keys, with <c>ToPageAsync</c> and <c>ToBatchPageAsync</c>; those need the paging arguments and nothing else.</summary>
    public static IRequestExecutorBuilder AddDbContextCursorPagingProvider(this IRequestExecutorBuilder builder) => builder.AddPagingArguments();

    /// <summary>Changes page sizes and what else holds for all connections.</summary>
    public static IRequestExecutorBuilder ModifyPagingOptions(this IRequestExecutorBuilder builder, Action<PagingOptions> configure)
    {
        configure(builder.GetPagingOptions());
        return builder;
    }

    private static PagingOptions GetPagingOptions(this IRequestExecutorBuilder builder)
    {
        if (builder.Services.FirstOrDefault(service => service.ServiceType == typeof(PagingOptions))?.ImplementationInstance is PagingOptions existing)
        {
            return existing;
        }

        var options = new PagingOptions();
        builder.Services.AddSingleton(options);
        builder.Schema.AddParameterBinding(new PagingArgumentsBindingFactory(options));
        return options;
    }
}
