namespace Cacao.Schema;

/// <summary>How the cost of operations is worked out, and how high it may be.</summary>
public sealed class CostOptions
{
    private bool _enforceCostLimits = true;
    private bool _skipAnalyzer;

    /// <summary>The most that the fields of one operation may weigh: how much work it is.</summary>
    public double MaxFieldCost { get; set; } = 100_000;

    /// <summary>The most that the objects of one operation's response may weigh: how many there can be.</summary>
    public double MaxTypeCost { get; set; } = 100_000;

    /// <summary>Whether operations above the limits are refused, or only measured.</summary>
    public bool EnforceCostLimits
    {
        get => _enforceCostLimits;
        set
        {
            _enforceCostLimits = value;
            _skipAnalyzer &= !value;
        }
    }

    /// <summary>Whether operations are not even measured.</summary>
    public bool SkipAnalyzer
    {
        get => _skipAnalyzer;
        set
        {
            _skipAnalyzer = value;
            _enforceCostLimits &= !value;
        }
    }

    /// <summary>Whether fields that say nothing get <c>@cost</c> if their resolvers may wait, and <c>@listSize</c> if they are connections.</summary>
    public bool ApplyCostDefaults { get; set; } = true;

    /// <summary>Whether connections count as many items as their default page has when no number is given, or as the largest page.</summary>
    public bool ApplySlicingArgumentDefaultValue { get; set; } = true;

    /// <summary>The weight of a field whose resolver may wait; null for that of any other field.</summary>
    public double? DefaultResolverCost { get; set; } = 10;

    /// <summary>How many items a list has that says nothing about its size.</summary>
    public double DefaultListSize { get; set; } = 10;
}
