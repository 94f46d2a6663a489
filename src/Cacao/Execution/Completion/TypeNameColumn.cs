using System.Text.Json;

namespace Cacao.Execution;

/// <summary><c>__typename</c>: the same for every row, because a batch has one concrete type.</summary>
internal sealed class TypeNameColumn(FieldRun run) : Column(run)
{
    public override void Release()
    {
    }

    protected override void WriteSlot(Utf8JsonWriter writer, int slot) => writer.WriteStringValue(Run.Batch.SelectionSet.EncodedTypeName);
}
