namespace Cacao.Execution;

/// <summary>A request, as those see it who watch it on its way.</summary>
public interface IRequestContext
{
    /// <summary>The services of the request.</summary>
    IServiceProvider Services { get; }

    /// <summary>State of the whole request.</summary>
    IDictionary<string, object?> ContextData { get; }
}
