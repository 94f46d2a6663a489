namespace Cacao.Execution;

/// <summary>Is told what happens to requests. A <see cref="Errors.GraphQLException"/> from a listener refuses the request.</summary>
public abstract class ExecutionDiagnosticEventListener
{
    /// <summary>The cost of the operation is known and within the limits; it is about to be executed.</summary>
    public virtual void OperationCost(IRequestContext context, double fieldCost, double typeCost)
    {
    }
}
