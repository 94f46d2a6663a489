using System.Collections.Immutable;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Planning;

/// <summary>
/// An operation, ready to be run any number of times at once. Immutable to its users; holds no user, no variable value and no right.
/// </summary>
public sealed class OperationPlan
{
    internal OperationPlan(DocumentNode document, OperationDefinitionNode operation, OperationVariables variables, ImmutableArray<string> includeVariables, SelectionSet root)
    {
        Document = document;
        Operation = operation;
        Variables = variables;
        IncludeVariables = includeVariables;
        Root = root;
    }

    public DocumentNode Document { get; }

    public OperationDefinitionNode Operation { get; }

    public OperationType Type => Operation.Operation;

    /// <summary>The selection set of the operation's root type.</summary>
    public SelectionSet Root { get; }

    /// <summary>The variables the operation declares.</summary>
    public OperationVariables Variables { get; }

    /// <summary>What the operation may cost; null until somebody asks.</summary>
    internal PreparedCost? Cost { get; set; }

    /// <summary>The variables of <c>@skip</c> and <c>@include</c>, each at the index of its bit in the include mask.</summary>
    public ImmutableArray<string> IncludeVariables { get; }
}
