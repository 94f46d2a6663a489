using System.Collections.Frozen;
using System.Text;

namespace Cacao.Types;

/// <summary>The locations of directives as GraphQL writes them.</summary>
public static class DirectiveLocations
{
    private static readonly FrozenDictionary<DirectiveLocation, string> Names =
        Enum.GetValues<DirectiveLocation>().ToFrozenDictionary(location => location, ToScreamingSnakeCase);

    private static readonly FrozenDictionary<string, DirectiveLocation> ByName =
        Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Such as <c>FIELD_DEFINITION</c>.</summary>
    public static string GetName(DirectiveLocation location) => Names[location];

    public static bool TryParse(string name, out DirectiveLocation location) => ByName.TryGetValue(name, out location);

    private static string ToScreamingSnakeCase(DirectiveLocation location)
    {
        var text = new StringBuilder();

        foreach (var letter in location.ToString())
        {
            _ = text.Length > 0 && char.IsUpper(letter) ? text.Append('_') : text;
            text.Append(char.ToUpperInvariant(letter));
        }

        return text.ToString();
    }
}
