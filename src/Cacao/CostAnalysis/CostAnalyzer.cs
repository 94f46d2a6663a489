using Cacao.Planning;
using Cacao.Schema;
using Cacao.Types;

namespace Cacao.CostAnalysis;

/// <summary>Tells what operations may cost; what their documents settle is worked out once and kept with their plans.</summary>
internal sealed class CostAnalyzer(GraphQLSchema schema, CostOptions options)
{
    private readonly SchemaWeights _weights = new(schema, options);

    public CostOptions Options => options;

    /// <exception cref="PlanningLimitException">The operation is too large.</exception>
    public CostPlan Analyze(OperationPlan operation)
    {
        // Two requests may both get here with a new document; they come to the same.
        if (operation.Cost is not CostPlan plan)
        {
            operation.Cost = plan = CostPlanner.Plan(schema, _weights, operation);
        }

        return plan;
    }
}
