namespace Cacao.Types;

/// <summary>Days of the calendar, the scalar that <see cref="DateOnly"/> is bound to.</summary>
public sealed class LocalDateType : DateOnlyScalarType
{
    public LocalDateType()
        : base("LocalDate")
        => Description = "The `LocalDate` scalar type represents a ISO date string, represented as UTF-8 character sequences YYYY-MM-DD.";
}
