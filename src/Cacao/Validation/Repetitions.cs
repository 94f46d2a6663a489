using Cacao.Language;

namespace Cacao.Validation;

/// <summary>Finds names given twice. Costs nothing but comparisons in the ordinary case, where there are few names and none twice.</summary>
internal static class Repetitions
{
    private const int FewItems = 8;

    /// <summary>The names that several items share, together; in the order of their first appearance.</summary>
    public static IReadOnlyList<List<NameNode>> Groups<T>(ReadOnlySpan<T> items, Func<T, NameNode> nameOf) => Groups(items, nameOf, nameOf);

    /// <summary>As <see cref="Groups{T}"/>, but what <paramref name="select"/> makes of the items; those without a name are left out.</summary>
    public static IReadOnlyList<List<TResult>> Groups<T, TResult>(ReadOnlySpan<T> items, Func<T, NameNode?> nameOf, Func<T, TResult> select)
        => HasRepetition(items, nameOf)
            ? [.. items.ToArray()
                .Where(item => nameOf(item) is not null)
                .GroupBy(item => nameOf(item)!.Value, select, StringComparer.Ordinal)
                .Select(group => group.ToList())
                .Where(group => group.Count > 1)]
            : [];

    /// <summary>Every name that appeared before, with its first appearance; items without a name are left out.</summary>
    public static IReadOnlyList<(NameNode First, NameNode Other)> Pairs<T>(ReadOnlySpan<T> items, Func<T, NameNode?> nameOf)
    {
        var groups = Groups(items, nameOf, item => nameOf(item)!);

        return groups.Count == 0 ? [] : [.. groups.SelectMany(group => group.Skip(1), (group, other) => (group[0], other))];
    }

    private static bool HasRepetition<T>(ReadOnlySpan<T> items, Func<T, NameNode?> nameOf)
    {
        if (items.Length < 2)
        {
            return false;
        }

        return items.Length <= FewItems ? HasRepetitionInFew(items, nameOf) : HasRepetitionInMany(items, nameOf);
    }

    private static bool HasRepetitionInFew<T>(ReadOnlySpan<T> items, Func<T, NameNode?> nameOf)
    {
        for (var i = 1; i < items.Length; i++)
        {
            if (nameOf(items[i]) is not { } name)
            {
                continue;
            }

            foreach (var earlier in items[..i])
            {
                if (nameOf(earlier)?.Value == name.Value)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HasRepetitionInMany<T>(ReadOnlySpan<T> items, Func<T, NameNode?> nameOf)
    {
        var names = new HashSet<string>(items.Length, StringComparer.Ordinal);

        foreach (var item in items)
        {
            if (nameOf(item) is { } name && !names.Add(name.Value))
            {
                return true;
            }
        }

        return false;
    }
}
