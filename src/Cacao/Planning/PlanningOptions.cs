namespace Cacao.Planning;

/// <summary>Limits of planning; on by default.</summary>
public sealed record PlanningOptions
{
    public static readonly PlanningOptions Default = new();

    /// <summary>Selections visited while one operation is planned, fragments counted wherever they are spread.</summary>
    public int MaxSelections { get; init; } = 50_000;

    /// <summary>Response names that one field may have in one selection set, fragments merged.</summary>
    public int MaxAliasesOfOneField { get; init; } = 100;
}
