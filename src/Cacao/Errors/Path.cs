using System.Text;

namespace Cacao.Errors;

/// <summary>A place in the response: field names and list indices from the root (specification, section 7.1.2). Immutable.</summary>
public sealed class Path
{
    private Path(Path? parent, string? name, int index)
    {
        Parent = parent;
        Name = name;
        Index = index;
        Length = parent is null ? 0 : parent.Length + 1;
    }

    /// <summary>The empty path, parent of the root fields.</summary>
    public static Path Root { get; } = new(null, null, -1);

    public Path? Parent { get; }

    /// <summary>The response name; null when this segment is a list index or the root.</summary>
    public string? Name { get; }

    /// <summary>The list index; -1 when this segment is a name or the root.</summary>
    public int Index { get; }

    public int Length { get; }

    public bool IsRoot => Parent is null;

    public Path Append(string name) => new(this, name, -1);

    public Path Append(int index) => new(this, null, index);

    /// <summary>The segments from the root: strings and boxed ints.</summary>
    public IReadOnlyList<object> ToList()
    {
        var segments = new object[Length];

        for (var (path, i) = (this, Length - 1); !path.IsRoot; path = path.Parent!, i--)
        {
            segments[i] = path.Name ?? (object)path.Index;
        }

        return segments;
    }

    public override string ToString()
    {
        var text = new StringBuilder();

        foreach (var segment in ToList())
        {
            _ = segment is int index ? text.Append('[').Append(index).Append(']') : text.Append('/').Append(segment);
        }

        return text.Length == 0 ? "/" : text.ToString();
    }
}
