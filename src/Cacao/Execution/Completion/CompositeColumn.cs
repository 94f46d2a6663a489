using System.Text.Json;

namespace Cacao.Execution;

/// <summary>
/// Where the objects of a field are: the rows of one batch per concrete type. A slot points to its batch and row; where every slot has an
/// object of the one type there is, slot and row are the same and nothing is stored.
/// </summary>
internal sealed class CompositeColumn(FieldRun run, ObjectBatch[] batches, int[]? batchOf, int[]? rowOf, int count) : Column(run)
{
    private const int NoRow = -1;

    public override void Kill(int level, int slot)
    {
        if (level < Run.Shape.Depth)
        {
            var list = Run.Levels[level];

            for (int item = list.Start(slot), end = list.End(slot); item < end; item++)
            {
                Kill(level + 1, item);
            }
        }
        else if (RowOf(slot) is var row and not NoRow)
        {
            BatchOf(slot).Kill(row);
        }
    }

    public override long CountValuesBelow()
    {
        var count = 0L;

        foreach (var batch in batches)
        {
            count += batch.CountValues();
        }

        return count;
    }

    public override void Release()
    {
        foreach (var batch in batches)
        {
            batch.Release();
        }

        PooledArrays.Return(batchOf, count);
        PooledArrays.Return(rowOf, count);
    }

    protected override void WriteSlot(Utf8JsonWriter writer, int slot)
    {
        var row = RowOf(slot);

        if (row == NoRow)
        {
            writer.WriteNullValue();
        }
        else
        {
            BatchOf(slot).WriteRow(writer, row);
        }
    }

    private int RowOf(int slot) => rowOf is null ? slot : rowOf[slot];

    private ObjectBatch BatchOf(int slot) => batches[batchOf is null ? 0 : batchOf[slot]];
}
