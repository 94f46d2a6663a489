using System.Text.RegularExpressions;

namespace Orgs.GraphQL.Tests.Isolation;

/// <summary>Texts that stand nowhere else. Where one turns up, what it was put into has come through, in whatever spelling.</summary>
internal sealed partial class Canaries
{
    private readonly Dictionary<string, string> _places = [];
    private readonly HashSet<string> _ids = [];

    /// <summary>All of them, each with the place that it was put into.</summary>
    public IReadOnlyDictionary<string, string> Places => _places;

    /// <summary>A new one. It is a name, a slug, a part of an address or anything else.</summary>
    public string New(string place)
    {
        var canary = $"zq{_places.Count:D4}qz";
        _places.Add(canary, place);
        return canary;
    }

    public string NewAddress(string place)
    {
        // The domain is one of its own: a masked address shows it.
        return $"{New(place)}@{New($"{place}, domain")}.test";
    }

    /// <summary>An id that nobody was given.</summary>
    public void AddId(string id) => _ids.Add(id);

    public IEnumerable<string> In(string text)
        => Canary().Matches(text).Select(match => match.Value.ToLowerInvariant()).Where(_places.ContainsKey)
            .Concat(_ids.Where(id => text.Contains(id, StringComparison.Ordinal)))
            .Distinct();

    [GeneratedRegex("zq[0-9]{4}qz", RegexOptions.IgnoreCase)]
    private static partial Regex Canary();
}
