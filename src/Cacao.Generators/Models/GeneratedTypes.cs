namespace Cacao.Generators.Models;

/// <summary>
/// The DataLoader types that this generator writes. It cannot see its own output, so where application code names one, the
/// compiler knows the bare name only, and the rest comes from here.
/// </summary>
internal sealed record GeneratedTypes(EquatableArray<string> FullNames)
{
    private const string Marker = "?";

    /// <summary>Marks a name that the compiler could not resolve.</summary>
    public static string Unresolved(string name) => Marker + name;

    public static bool IsUnresolved(string type) => type.StartsWith(Marker, StringComparison.Ordinal);

    /// <summary>The full name; null when no generated type has the bare one.</summary>
    /// <param name="type">A type, unresolved or not.</param>
    /// <param name="from">The namespace of the code that names it, which goes first when the name is used twice.</param>
    public string? Resolve(string type, string from)
    {
        if (!IsUnresolved(type))
        {
            return type;
        }

        var ending = "." + type.Substring(Marker.Length);
        var candidates = FullNames.Where(name => name.Replace("::", ".").EndsWith(ending, StringComparison.Ordinal)).ToList();

        return candidates.Find(name => name == $"global::{from}{ending}") ?? candidates.FirstOrDefault();
    }
}
