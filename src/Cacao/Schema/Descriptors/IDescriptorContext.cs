namespace Cacao.Schema;

/// <summary>What attributes can use while they configure the schema.</summary>
public interface IDescriptorContext
{
    /// <summary>The application's services.</summary>
    IServiceProvider Services { get; }

    IReadOnlySchemaOptions Options { get; }

    /// <summary>State shared by everything that configures this schema.</summary>
    IDictionary<string, object?> ContextData { get; }
}
