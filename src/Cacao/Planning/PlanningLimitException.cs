namespace Cacao.Planning;

/// <summary>An operation is too large to be planned. The message goes to the client.</summary>
public sealed class PlanningLimitException : Exception
{
    private PlanningLimitException(string message, string? limit = null, int value = 0, int allowed = 0)
        : base(message)
    {
        Limit = limit;
        Value = value;
        Allowed = allowed;
    }

    /// <summary>The limit's name; null where it is the machine's.</summary>
    public string? Limit { get; }

    /// <summary>How much was asked for, as far as it was counted.</summary>
    public int Value { get; }

    /// <summary>How much may be.</summary>
    public int Allowed { get; }

    internal static PlanningLimitException TooMuchWork(int limit)
        => new($"The operation spreads out to more than {limit} selections, the most that are allowed.", "MaxPlannedSelections", limit + 1, limit);

    internal static PlanningLimitException TooManyAliases(string field, int count, int limit)
        => new(
            $"The operation asks for {field} {count} times in one place, {nameof(PlanningOptions.MaxAliasesOfOneField)} is {limit}.",
            nameof(PlanningOptions.MaxAliasesOfOneField),
            count,
            limit);

    internal static PlanningLimitException TooDeep() => new("The operation is nested too deeply.");

    internal static PlanningLimitException TooManyIncludeVariables(int limit)
        => new($"The operation uses more than {limit} variables in @skip and @include, the most that are allowed.", "MaxIncludeVariables", limit + 1, limit);
}
