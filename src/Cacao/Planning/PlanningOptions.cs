namespace Cacao.Planning;

/// <summary>Limits of planning; on by default.</summary>
public sealed record PlanningOptions
{
    public static readonly PlanningOptions Default = new();

    /// <summary>Selections visited while one operation is planned, fragments counted wherever they are spread.</summary>
    public int MaxSelections { get; init; } = 50_000;
}
