using Cacao.Errors;
using Cacao.Planning;
using Cacao.Types;
using Path = Cacao.Errors.Path;

namespace Cacao.Execution;

/// <summary>One field being run for all rows of a batch, from resolving to its completed column.</summary>
internal abstract class FieldRun(OperationExecution execution, ObjectBatch batch, Selection selection, FieldShape shape)
{
    private ListLevel[] _levels = [];

    public OperationExecution Execution { get; } = execution;

    public ObjectBatch Batch { get; } = batch;

    public Selection Selection { get; } = selection;

    public FieldShape Shape { get; } = shape;

    /// <summary>The coerced arguments, by the arguments' indices.</summary>
    public InputFieldValue[] Arguments { get; protected set; } = [];

    /// <summary>The lists around the values, outermost first.</summary>
    public ReadOnlySpan<ListLevel> Levels => _levels;

    /// <summary>The result; null until the field has been completed.</summary>
    public Column? Column { get; protected set; }

    public void AddLevel(ListLevel level) => _levels = [.. _levels, level];

    public Path GetPath(int level, int slot)
    {
        if (level == 0)
        {
            return Batch.GetPath(slot).Append(Selection.ResponseName);
        }

        var lists = _levels[level - 1];
        var owner = lists.OwnerOf(slot);

        return GetPath(level - 1, owner).Append(slot - lists.Start(owner));
    }

    /// <summary>Whether a place can still be part of the response: nothing around it has become null.</summary>
    public bool IsReachable(int level, int slot)
    {
        for (; level > 0; level--)
        {
            slot = _levels[level - 1].OwnerOf(slot);

            if (_levels[level - 1].IsNull(slot))
            {
                return false;
            }
        }

        return !Batch.IsDead(slot);
    }

    /// <summary>Some places of this field may be unreachable; asked before looking at each.</summary>
    public bool HasUnreachablePlaces => Batch.HasDeadRows || Array.Exists(_levels, level => level.HasPropagatedNull);

    /// <summary>Makes a place null that may be; whoever completes the field's own values marks them too.</summary>
    public void SetNull(int level, int slot)
    {
        if (level < _levels.Length)
        {
            _levels[level].SetNull(slot);
        }

        Column?.Kill(level, slot);
    }

    /// <summary>Records an error at a place, with what follows for the places around it.</summary>
    public void Fail(int level, int slot, IError error)
    {
        if (IsReachable(level, slot))
        {
            Execution.Errors.Add(this, level, slot, error);
        }
    }

    /// <summary>Records what was thrown at a place, with what follows for the places around it.</summary>
    public void Fail(int level, int slot, Exception exception)
    {
        if (IsReachable(level, slot))
        {
            Execution.Errors.Add(this, level, slot, exception);
        }
    }

    public virtual void Release()
    {
        foreach (var level in _levels)
        {
            level.Release();
        }

        Column?.Release();
    }
}
