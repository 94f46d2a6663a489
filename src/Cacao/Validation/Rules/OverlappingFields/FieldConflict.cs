using Cacao.Language;

namespace Cacao.Validation;

/// <summary>Two fields of one response name that cannot be merged, with the fields inside them that are to blame.</summary>
internal sealed record FieldConflict(string ResponseName, string Reason, List<FieldNode> Left, List<FieldNode> Right)
{
    // What is to be told of one conflict stays readable, however much there is inside.
    private const int MaxReasonLength = 400;
    private const int MaxFields = 20;

    public static FieldConflict Between(FieldNode left, FieldNode right, string reason) => new(left.ResponseName, reason, [left], [right]);

    /// <summary>The conflict that conflicts between the selections of two fields make of these.</summary>
    public static FieldConflict? Around(FieldNode left, FieldNode right, List<FieldConflict> inside)
    {
        if (inside.Count == 0)
        {
            return null;
        }

        var reason = string.Join(
            " and ",
            inside.Take(5).Select(conflict => $"subfields \"{conflict.ResponseName}\" conflict because {conflict.Reason}"));

        return new FieldConflict(
            left.ResponseName,
            reason.Length <= MaxReasonLength ? reason : $"{reason.AsSpan(0, MaxReasonLength)}…",
            [.. inside.SelectMany(conflict => conflict.Left).Take(MaxFields - 1).Prepend(left)],
            [.. inside.SelectMany(conflict => conflict.Right).Take(MaxFields - 1).Prepend(right)]);
    }
}
