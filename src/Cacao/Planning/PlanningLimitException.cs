namespace Cacao.Planning;

/// <summary>An operation is too large to be planned. The message goes to the client.</summary>
public sealed class PlanningLimitException : Exception
{
    private PlanningLimitException(string message)
        : base(message)
    {
    }

    internal static PlanningLimitException TooMuchWork(int limit)
        => new($"The operation spreads out to more than {limit} selections, the most that are allowed.");

    internal static PlanningLimitException TooManyAliases(string field, int count, int limit)
        => new($"The operation asks for {field} {count} times in one place, {nameof(PlanningOptions.MaxAliasesOfOneField)} is {limit}.");

    internal static PlanningLimitException TooDeep() => new("The operation is nested too deeply.");

    internal static PlanningLimitException TooManyIncludeVariables(int limit)
        => new($"The operation uses more than {limit} variables in @skip and @include, the most that are allowed.");
}
