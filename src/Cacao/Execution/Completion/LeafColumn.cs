using System.Text.Json;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>Leaf values as the resolver gave them, not boxed. Null is null, or what <paramref name="missing"/> says where the C# type has no null.</summary>
internal sealed class LeafColumn<T>(FieldRun run, T[] values, bool[]? missing, int count, LeafWriter<T> writer) : Column(run)
    where T : notnull
{
    public override void Release()
    {
        PooledArrays.Return(values, count);
        PooledArrays.Return(missing, count);
    }

    protected override void WriteSlot(Utf8JsonWriter output, int slot)
    {
        if (values[slot] is not { } value || (missing is not null && missing[slot]))
        {
            output.WriteNullValue();
        }
        else
        {
            writer.Write(output, value);
        }
    }
}
