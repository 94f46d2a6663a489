namespace Cacao.CostAnalysis;

/// <summary>
/// What an operation may cost, worked out before it runs. Saturates: products of page sizes grow beyond every number, and must not come
/// back as small ones.
/// </summary>
/// <param name="FieldCost">How much work the fields are.</param>
/// <param name="TypeCost">How many objects the response can have.</param>
/// <param name="ResponseSize">How many bytes of JSON it can be expected to have.</param>
public readonly record struct OperationCost(double FieldCost, double TypeCost, double ResponseSize)
{
    /// <summary>The highest cost there is, 2^63: a long holds what is below it.</summary>
    public const double Saturated = 9_223_372_036_854_775_808;

    public static OperationCost operator +(OperationCost left, OperationCost right) => new(
        Saturate(left.FieldCost + right.FieldCost),
        Saturate(left.TypeCost + right.TypeCost),
        Saturate(left.ResponseSize + right.ResponseSize));

    public static OperationCost operator *(double times, OperationCost cost) => new(
        Saturate(times * cost.FieldCost),
        Saturate(times * cost.TypeCost),
        Saturate(times * cost.ResponseSize));

    /// <summary>The higher of two, each figure for itself: what an abstract type costs, whatever it turns out to be.</summary>
    public static OperationCost Max(OperationCost left, OperationCost right) => new(
        Math.Max(left.FieldCost, right.FieldCost),
        Math.Max(left.TypeCost, right.TypeCost),
        Math.Max(left.ResponseSize, right.ResponseSize));

    /// <summary>A figure as it is told: whole numbers as such.</summary>
    public static object Tell(double figure) => figure switch
    {
        >= Saturated => (object)long.MaxValue,
        _ when Math.Floor(figure) == figure => (long)figure,
        _ => Math.Round(figure, 2),
    };

    private static double Saturate(double figure) => Math.Min(figure, Saturated);
}
