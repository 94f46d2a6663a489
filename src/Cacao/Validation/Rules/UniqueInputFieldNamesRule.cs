using Cacao.Language;

namespace Cacao.Validation;

/// <summary>Every field of an input object has a name of its own (specification, section 5.6.3).</summary>
internal sealed class UniqueInputFieldNamesRule : IValueRule
{
    private const string Section = "sec-Input-Object-Field-Uniqueness";

    public void Visit(ValueNode value, in InputPosition position, ValidationContext context)
    {
        if (value is not ObjectValueNode @object)
        {
            return;
        }

        foreach (var (first, other) in Repetitions.Pairs(@object.Fields.AsSpan(), field => field.Name))
        {
            context.Report($"There can be only one input field named \"{other.Value}\".", Section, first, other);
        }
    }
}
