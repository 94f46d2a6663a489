namespace Cacao.Planning;

/// <summary>What the execution stage prepares for a field, once; the plan only carries it.</summary>
public abstract class PreparedField;
