using Cacao.Errors;
using Cacao.Planning;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>The root field of a subscription while it is asked for its events: it has arguments, but no parent and no value yet.</summary>
internal sealed class SourceRun : FieldRun
{
    private readonly OperationPlan _plan;

    public SourceRun(RequestContext request, OperationPlan plan, VariableValues variables, ulong includeMask)
        : this(
            new OperationExecution(request, plan, variables, includeMask),
            new ObjectBatch(plan.Root, includeMask, new object?[1], 1, null, null),
            plan)
    {
    }

    private SourceRun(OperationExecution execution, ObjectBatch batch, OperationPlan plan)
        : base(execution, batch, batch.Selections[0], new FieldShape(batch.Selections[0].Type))
        => _plan = plan;

    /// <summary>What the method that gives the events sees.</summary>
    /// <exception cref="GraphQLException">An argument's value is wrong.</exception>
    public FieldContext CreateContext()
    {
        Arguments = Selection.Arguments.Coerce(Execution.Variables);
        return new FieldContext(this);
    }

    /// <summary>Adds path and location to an error that has none of its own.</summary>
    public IError Place(IError error)
    {
        error = error.Path is null ? error.WithPath(GetPath(0, 0)) : error;

        return error.Locations is { Count: > 0 } || _plan.Document.GetLocation(Selection.SyntaxNode) is not { } location
            ? error
            : error.WithLocations([location]);
    }
}
