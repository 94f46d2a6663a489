using System.Text.Json;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>Leaf values of which only the runtime tells the C# type, such as those behind middleware.</summary>
internal sealed class UntypedLeafColumn(FieldRun run, object?[] values, int count, LeafWriter writer) : Column(run)
{
    public override void Release() => PooledArrays.Return(values, count);

    protected override void WriteSlot(Utf8JsonWriter output, int slot)
    {
        if (values[slot] is { } value)
        {
            writer.WriteObject(output, value);
        }
        else
        {
            output.WriteNullValue();
        }
    }
}
