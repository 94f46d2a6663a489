namespace Cacao.Types;

/// <summary>Days of the calendar: <c>2024-02-29</c>.</summary>
public sealed class DateType : DateOnlyScalarType
{
    public DateType()
        : base("Date")
        => Description = "A day of the calendar, written as `YYYY-MM-DD`.";
}
