using Cacao.Types;

namespace Cacao.Validation;

/// <summary>Words " Did you mean …?" where names of the schema may be told.</summary>
internal static class Suggestions
{
    private const int MaxSuggestions = 5;

    /// <summary>Names much like a wrong one, the most alike first; empty when suggestions are off or nothing comes near.</summary>
    public static string For(string name, ValidationContext context, Func<GraphQLSchema, IEnumerable<string>> candidates)
    {
        if (!context.Options.IncludeSuggestions)
        {
            return "";
        }

        var threshold = (int)(name.Length * 0.4) + 1;

        return Format([.. candidates(context.Schema)
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= threshold)
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= threshold)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .Take(MaxSuggestions)]);
    }

    /// <summary>Makes the sentence; <paramref name="lead"/> goes before the names.</summary>
    public static string Format(IReadOnlyList<string> names, string lead = "")
    {
        var quoted = names.Take(MaxSuggestions).Select(name => $"\"{name}\"").ToArray();

        return quoted.Length switch
        {
            0 => "",
            1 => $" Did you mean {lead}{quoted[0]}?",
            2 => $" Did you mean {lead}{quoted[0]} or {quoted[1]}?",
            _ => $" Did you mean {lead}{string.Join(", ", quoted[..^1])}, or {quoted[^1]}?",
        };
    }

    // Letters added, left out, exchanged or swapped with their neighbour (optimal string alignment); a different case counts
    // as one mistake, however many letters it is.
    private static int Distance(string left, string right)
    {
        if (left == right)
        {
            return 0;
        }

        left = left.ToLowerInvariant();
        right = right.ToLowerInvariant();

        if (left == right)
        {
            return 1;
        }

        var rows = new int[3][];

        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new int[right.Length + 1];
        }

        for (var j = 0; j <= right.Length; j++)
        {
            rows[0][j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var (beforeLast, last, row) = (rows[(i + 1) % 3], rows[(i - 1) % 3], rows[i % 3]);
            row[0] = i;

            for (var j = 1; j <= right.Length; j++)
            {
                var exchange = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, exchange);

                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }

        return rows[left.Length % 3][right.Length];
    }
}
