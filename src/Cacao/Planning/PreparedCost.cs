namespace Cacao.Planning;

/// <summary>What the analysis of cost worked out for an operation, once; the plan only carries it.</summary>
public abstract class PreparedCost;
