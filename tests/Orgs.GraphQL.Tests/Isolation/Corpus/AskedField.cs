namespace Orgs.GraphQL.Tests.Isolation.Corpus;

/// <summary>A field of an operation, or an inline fragment, with what is asked for below it.</summary>
/// <param name="Text">What stands before the selections.</param>
/// <param name="Weight">What each use of the field costs.</param>
/// <param name="Size">How many objects there can be below it for each one above.</param>
/// <param name="Below">The selections.</param>
internal sealed record AskedField(string Text, double Weight, int Size, IReadOnlyList<AskedField> Below)
{
    private const int MaxFields = 800;
    private const double MaxCost = 5_000;

    private int Fields => 1 + Below.Sum(child => child.Fields);

    /// <summary>The same in as many pieces as the limits of the server ask for; each piece is a whole selection.</summary>
    public IEnumerable<string> Split(double times = 1)
    {
        if (Below.Count == 0 || (Fields <= MaxFields && Cost(times) <= MaxCost))
        {
            return [ToString()];
        }

        var leaves = Below.Where(field => field.Below.Count == 0).Select(field => field.Text);
        var pieces = Below.Where(field => field.Below.Count > 0).SelectMany(field => field.Split(times * Size));

        return pieces.Prepend(string.Join(' ', leaves)).Where(piece => piece.Length > 0).Select(piece => $"{Text} {{ {piece} }}");
    }

    public override string ToString() => Below.Count == 0 ? Text : $"{Text} {{ {string.Join(' ', Below)} }}";

    private double Cost(double times) => (times * Math.Max(Weight, 1)) + Below.Sum(field => field.Cost(times * Size));
}
