namespace Cacao.Schema;

/// <summary>Configures one part of the schema.</summary>
public interface IDescriptor
{
    /// <summary>Notes for conventions and for the built schema.</summary>
    IDictionary<string, object?> ContextData { get; }
}
