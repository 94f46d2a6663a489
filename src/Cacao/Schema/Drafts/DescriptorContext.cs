using Cacao.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Schema;

/// <inheritdoc cref="IDescriptorContext"/>
internal sealed class DescriptorContext : IDescriptorContext
{
    private readonly IParameterBindingFactory[] _parameterKinds;

    public DescriptorContext(IServiceProvider services, SchemaOptions options, IEnumerable<IParameterBindingFactory> parameterKinds)
    {
        Services = services;
        Options = options;
        Documentation = options.UseXmlDocumentation ? new XmlDocumentation() : null;
        _parameterKinds =
        [
            .. parameterKinds,
            new ParentBindingFactory(isPayload: false),
            new EventMessageBindingFactory(),
            new GlobalStateBindingFactory(),
            new IsSelectedBindingFactory(),
            new ContextBindingFactory(),
            new DataLoaderBindingFactory(),
            new ServiceBindingFactory(services.GetService<IServiceProviderIsService>()),
        ];
    }

    public IServiceProvider Services { get; }

    public IReadOnlySchemaOptions Options { get; }

    public IDictionary<string, object?> ContextData { get; } = new Dictionary<string, object?>();

    public XmlDocumentation? Documentation { get; }

    /// <summary>The kind of a parameter; null for an argument.</summary>
    public IParameterBindingFactory? KindOf(System.Reflection.ParameterInfo parameter)
        => parameter.IsDefined(typeof(ArgumentAttribute), inherit: false) ? null : Array.Find(_parameterKinds, kind => kind.CanHandle(parameter));
}
