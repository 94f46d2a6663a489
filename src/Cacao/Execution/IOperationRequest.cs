namespace Cacao.Execution;

/// <summary>A request for an operation, as those see it who watch it on its way.</summary>
public interface IOperationRequest
{
    /// <summary>Which operation of the document; null when it has only one.</summary>
    string? OperationName { get; }
}
