namespace Cacao.Types;

/// <summary>Days of the calendar, the scalar that <see cref="DateOnly"/> is bound to.</summary>
public sealed class LocalDateType : DateOnlyScalarType
{
    public LocalDateType()
        : base("LocalDate")
        => Description = "A day of the calendar, written as `YYYY-MM-DD`.";
}
