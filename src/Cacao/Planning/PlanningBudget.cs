using System.Runtime.CompilerServices;

namespace Cacao.Planning;

/// <summary>Counts the selections visited while planning one operation, so that fragments that fan out end in an error.</summary>
internal sealed class PlanningBudget(int limit)
{
    private int _used;

    public void Spend()
    {
        // Fragments inside fragments nest beyond the parser's limit, and nobody can catch a stack overflow.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PlanningLimitException.TooDeep();
        }

        if (++_used > limit)
        {
            throw PlanningLimitException.TooMuchWork(limit);
        }
    }
}
