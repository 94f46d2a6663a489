using System.Globalization;

namespace Cacao.Schema;

/// <summary><c>@cost</c>: what every appearance of a field, argument or type adds to the cost of an operation.</summary>
public sealed class CostDirective
{
    public CostDirective(double weight)
    {
        if (!double.IsFinite(weight) || weight < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is a number that is not negative.");
        }

        Weight = weight.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A number as text: GraphQL has no literal that holds a weight of any size in every client.</summary>
    public string Weight { get; }
}
