using System.Text.Json;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>Leaf values of a C# type like <c>Guid?</c>, not boxed.</summary>
internal sealed class NullableLeafColumn<T>(FieldRun run, T?[] values, int count, LeafWriter<T> writer) : Column(run)
    where T : struct
{
    public override void Release() => PooledArrays.Return(values, count);

    protected override void WriteSlot(Utf8JsonWriter output, int slot)
    {
        if (values[slot] is { } value)
        {
            writer.Write(output, value);
        }
        else
        {
            output.WriteNullValue();
        }
    }
}
