using System.Text.Json;

namespace Cacao.Execution;

/// <summary>The completed values of one field, a slot per row of its batch or, for lists, per item of the innermost lists.</summary>
internal abstract class Column(FieldRun run)
{
    public FieldRun Run { get; } = run;

    /// <summary>Writes the value at a row, lists and all.</summary>
    public void WriteRow(Utf8JsonWriter writer, int row)
    {
        if (Run.Shape.Depth == 0)
        {
            WriteSlot(writer, row);
        }
        else
        {
            WriteList(writer, 0, row);
        }
    }

    /// <summary>What lies below a row will not be part of the response.</summary>
    public void Kill(int row) => Kill(0, row);

    /// <summary>What lies below a slot of a level will not be part of the response.</summary>
    public virtual void Kill(int level, int slot)
    {
    }

    /// <summary>How many values lie below this column's own.</summary>
    public virtual long CountValuesBelow() => 0;

    public abstract void Release();

    protected abstract void WriteSlot(Utf8JsonWriter writer, int slot);

    private void WriteList(Utf8JsonWriter writer, int level, int slot)
    {
        var list = Run.Levels[level];

        if (list.IsNull(slot))
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();

        for (int item = list.Start(slot), end = list.End(slot); item < end; item++)
        {
            if (level + 1 == Run.Shape.Depth)
            {
                WriteSlot(writer, item);
            }
            else
            {
                WriteList(writer, level + 1, item);
            }
        }

        writer.WriteEndArray();
    }
}
