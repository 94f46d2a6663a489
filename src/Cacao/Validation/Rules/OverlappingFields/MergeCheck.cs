using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>
/// Finds out whether any two fields of a document conflict, without comparing every pair.
/// <para>
/// Fields that end up at the same place of a response are collected together, fragments included, and sorted by response
/// name. Being alike carries over from one field to the next, so each is compared to one of its name only. Then the
/// selections of all fields of one name are looked at together in the same way. Where fields stand on several object types,
/// those on different ones need the same shape only: the selections of each object type are looked at for themselves, and
/// all of them together for their shape alone.
/// </para>
/// <para>
/// What is to be looked at waits in a list, so nothing recurses however fragments are nested, and what was looked at once is
/// remembered, so fragments spread at many places cost once. What remains of ways to make this expensive meets the limit of
/// <see cref="ValidationOptions.MaxAllowedWork"/>.
/// </para>
/// </summary>
internal sealed class MergeCheck(ValidationContext context)
{
    private readonly List<Selections> _selections = [];
    private readonly Stack<Place> _pending = [];
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly List<GroupedField> _fields = [];
    private readonly List<int> _heads = [];
    private readonly List<int> _tails = [];
    private readonly List<FragmentFacts> _spread = [];
    private readonly int[] _spreadAt = new int[context.Facts.Fragments.Count];
    private HashSet<Place>? _seen;
    private int _place;

    /// <summary>Two fields that conflict, and why; null when there are none, or when the work was used up before one was found.</summary>
    public FieldConflict? FindConflict()
    {
        foreach (var operation in context.Facts.Operations)
        {
            if (FindConflict(operation) is { } conflict)
            {
                return conflict;
            }
        }

        foreach (var fragment in context.Facts.GetUnreachable(context).ToList())
        {
            if (FindConflict(fragment) is { } conflict)
            {
                return conflict;
            }
        }

        return null;
    }

    private FieldConflict? FindConflict(DefinitionFacts definition)
    {
        var first = _selections.Count;
        _selections.Add(new Selections(definition.SelectionSet, definition.ParentType));
        Enqueue(first, isShapeOnly: false);

        while (_pending.TryPop(out var place))
        {
            Collect(place);

            foreach (var head in _heads)
            {
                if (!context.Spend(1))
                {
                    return null;
                }

                if (Check(head, place.IsShapeOnly) is { } conflict)
                {
                    return conflict;
                }
            }
        }

        return null;
    }

    private void Collect(Place place)
    {
        _groups.Clear();
        _fields.Clear();
        _heads.Clear();
        _tails.Clear();
        _spread.Clear();
        _place++;

        for (var i = 0; i < place.Count; i++)
        {
            Collect(_selections[place.First + i]);
        }

        // The list grows while it is gone through.
        for (var i = 0; i < _spread.Count; i++)
        {
            Collect(new Selections(_spread[i].SelectionSet, _spread[i].ParentType));
        }
    }

    private void Collect(Selections selections)
    {
        foreach (var selection in selections.Set.Selections)
        {
            if (!context.Spend(1))
            {
                return;
            }

            switch (selection)
            {
                case FieldNode field:
                    Add(SelectedField.Of(field, selections.ParentType, context));
                    break;

                case InlineFragmentNode fragment:
                    Collect(new Selections(fragment.SelectionSet, context.Schema.FindFragmentType(fragment, selections.ParentType)));
                    break;

                case FragmentSpreadNode spread
                    when context.Facts.TryGetFragment(spread.Name.Value, out var fragment) && _spreadAt[fragment.Index] != _place:
                    _spreadAt[fragment.Index] = _place;
                    _spread.Add(fragment);
                    break;
            }
        }
    }

    private void Add(in SelectedField field)
    {
        var index = _fields.Count;
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(_groups, field.Node.ResponseName, out var exists);

        if (exists)
        {
            CollectionsMarshal.AsSpan(_fields)[_tails[group]].Next = index;
            _tails[group] = index;
        }
        else
        {
            group = _heads.Count;
            _heads.Add(index);
            _tails.Add(index);
        }

        _fields.Add(new GroupedField(field, -1));
    }

    private FieldConflict? Check(int head, bool isShapeOnly)
    {
        if (FindShapeConflict(head) is { } conflict)
        {
            return conflict;
        }

        if (isShapeOnly)
        {
            EnqueueSelections(head, null, isShapeOnly: true);
            return null;
        }

        var objectTypes = ObjectTypesOf(head);

        if (objectTypes.Count <= 1)
        {
            return CheckTogether(head, null);
        }

        foreach (var objectType in objectTypes)
        {
            if (CheckTogether(head, objectType) is { } conflictOnType)
            {
                return conflictOnType;
            }
        }

        EnqueueSelections(head, null, isShapeOnly: true);
        return null;
    }

    private FieldConflict? FindShapeConflict(int head)
    {
        var reference = -1;

        for (var i = head; i >= 0; i = _fields[i].Next)
        {
            if (_fields[i].Field.Definition is not { Type: var type })
            {
                continue;
            }

            if (reference < 0)
            {
                reference = i;
            }
            else if (FieldEquality.WhyShapesDiffer(_fields[reference].Field.Definition!.Type, type) is { } reason)
            {
                return FieldConflict.Between(_fields[reference].Field.Node, _fields[i].Field.Node, reason);
            }
        }

        return null;
    }

    private List<ObjectType> ObjectTypesOf(int head)
    {
        if (_fields[head].Next < 0)
        {
            return [];
        }

        List<ObjectType> types = [];

        for (var i = head; i >= 0; i = _fields[i].Next)
        {
            if (_fields[i].Field.ParentType is ObjectType type && !types.Contains(type))
            {
                if (!context.Spend(types.Count))
                {
                    return types;
                }

                types.Add(type);
            }
        }

        return types;
    }

    // The fields that one object can have: those selected on its type and those selected on anything but objects.
    private FieldConflict? CheckTogether(int head, ObjectType? objectType)
    {
        var reference = -1;

        for (var i = head; i >= 0; i = _fields[i].Next)
        {
            if (!IsOn(_fields[i].Field, objectType))
            {
                continue;
            }

            if (!context.Spend(1))
            {
                return null;
            }

            if (reference < 0)
            {
                reference = i;
            }
            else if (FieldEquality.WhyDifferent(_fields[reference].Field.Node, _fields[i].Field.Node) is { } reason)
            {
                return FieldConflict.Between(_fields[reference].Field.Node, _fields[i].Field.Node, reason);
            }
        }

        EnqueueSelections(head, objectType, isShapeOnly: false);
        return null;
    }

    private void EnqueueSelections(int head, ObjectType? objectType, bool isShapeOnly)
    {
        var first = _selections.Count;

        for (var i = head; i >= 0; i = _fields[i].Next)
        {
            var field = _fields[i].Field;

            if (field.Node.SelectionSet is { } selectionSet && IsOn(field, objectType))
            {
                _selections.Add(new Selections(selectionSet, field.Type));
            }
        }

        Enqueue(first, isShapeOnly);
    }

    // Only fragments let the same selections be reached twice, so without any nothing needs remembering.
    private void Enqueue(int first, bool isShapeOnly)
    {
        var place = new Place(first, _selections.Count - first, isShapeOnly);

        if (place.Count == 0)
        {
            return;
        }

        if (_spreadAt.Length > 0)
        {
            _seen ??= new HashSet<Place>(new SameSelections(_selections));

            if (!_seen.Add(place))
            {
                _selections.RemoveRange(first, place.Count);
                return;
            }
        }

        _pending.Push(place);
    }

    private static bool IsOn(in SelectedField field, ObjectType? objectType)
        => objectType is null || field.ParentType is not ObjectType || ReferenceEquals(field.ParentType, objectType);

    private readonly record struct Selections(SelectionSetNode Set, TypeDefinition? ParentType);

    /// <summary>A place in a response: the selections that meet there, a range of the list of all, and whether only shapes count.</summary>
    private readonly record struct Place(int First, int Count, bool IsShapeOnly);

    /// <summary>A field with the index of the next of the same response name, or -1.</summary>
    private record struct GroupedField(SelectedField Field, int Next);

    private sealed class SameSelections(List<Selections> selections) : IEqualityComparer<Place>
    {
        public bool Equals(Place x, Place y)
        {
            if (x.Count != y.Count || x.IsShapeOnly != y.IsShapeOnly)
            {
                return false;
            }

            for (var i = 0; i < x.Count; i++)
            {
                if (!ReferenceEquals(selections[x.First + i].Set, selections[y.First + i].Set))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode(Place place)
        {
            var hash = place.IsShapeOnly ? 1 : 0;

            for (var i = 0; i < place.Count; i++)
            {
                hash = HashCode.Combine(hash, RuntimeHelpers.GetHashCode(selections[place.First + i].Set));
            }

            return hash;
        }
    }
}
