using System.Collections.Immutable;
using System.Text.Json;
using Cacao.Types;

namespace Cacao.Planning;

/// <summary>What an operation asks of one object type at one or more of its places.</summary>
public sealed class SelectionSet
{
    private readonly bool _isConditional;
    private IncludedSelections? _lastIncluded;

    internal SelectionSet(ObjectType type, ImmutableArray<Selection> selections)
    {
        Type = type;
        EncodedTypeName = JsonEncodedText.Encode(type.Name);
        Selections = selections;
        _isConditional = selections.Any(selection => !selection.IsUnconditional || selection.IsPositionConditional);
    }

    public ObjectType Type { get; }

    /// <summary>The type's name, as <c>__typename</c> puts it out.</summary>
    public JsonEncodedText EncodedTypeName { get; }

    /// <summary>Everything that can be asked for, whatever the variables are.</summary>
    public ImmutableArray<Selection> Selections { get; }

    /// <summary>The selections that are there under an include mask, in the order of the response.</summary>
    public ImmutableArray<Selection> GetIncluded(ulong mask)
    {
        if (!_isConditional)
        {
            return Selections;
        }

        // Clients mostly send the same conditions again, so the last answer is kept.
        if (Volatile.Read(ref _lastIncluded) is { } last && last.Mask == mask)
        {
            return last.Selections;
        }

        var included = new IncludedSelections(mask, Include(mask));
        Volatile.Write(ref _lastIncluded, included);

        return included.Selections;
    }

    private ImmutableArray<Selection> Include(ulong mask) =>
    [
        .. Selections
            .Select(selection => (Selection: selection, Position: selection.PositionFor(mask)))
            .Where(item => item.Position >= 0)
            .OrderBy(item => item.Position)
            .Select(item => item.Selection),
    ];

    private sealed record IncludedSelections(ulong Mask, ImmutableArray<Selection> Selections);
}
