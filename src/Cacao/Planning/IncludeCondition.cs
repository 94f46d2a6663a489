namespace Cacao.Planning;

/// <summary>
/// All <c>@skip</c> and <c>@include</c> above one occurrence of a field (specification, section 3.13), as bits: which
/// variables must be true, and which false. A request's variables make one mask, so that asking costs two comparisons.
/// </summary>
public readonly record struct IncludeCondition(ulong MustBeTrue, ulong MustBeFalse)
{
    /// <summary>Nothing above it: always there.</summary>
    public static readonly IncludeCondition Always;

    public bool IsAlways => this == Always;

    /// <summary>The same variable would have to be true and false.</summary>
    public bool IsNever => (MustBeTrue & MustBeFalse) != 0;

    public bool IsIncluded(ulong mask) => (mask & MustBeTrue) == MustBeTrue && (mask & MustBeFalse) == 0;

    public IncludeCondition And(IncludeCondition other) => new(MustBeTrue | other.MustBeTrue, MustBeFalse | other.MustBeFalse);

    /// <summary>Whether this holds wherever the other one does.</summary>
    public bool IsImpliedBy(IncludeCondition other)
        => (MustBeTrue & ~other.MustBeTrue) == 0 && (MustBeFalse & ~other.MustBeFalse) == 0;
}
