using Cacao.Language;

namespace Cacao.Execution;

/// <summary>A request, as those see it who watch it on its way.</summary>
public interface IRequestContext
{
    /// <summary>What was asked for.</summary>
    IOperationRequest Request { get; }

    /// <summary>The document, once it is known.</summary>
    DocumentNode? Document { get; }

    /// <summary>The services of the request.</summary>
    IServiceProvider Services { get; }

    /// <summary>State of the whole request.</summary>
    IDictionary<string, object?> ContextData { get; }
}
