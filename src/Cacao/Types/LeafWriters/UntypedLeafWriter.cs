using System.Text.Json;

namespace Cacao.Types;

/// <summary>Writes plain values, lists and dictionaries as the JSON they look like.</summary>
internal sealed class UntypedLeafWriter(string scalarName) : LeafWriter
{
    public override string? CheckObject(object value) => UntypedValues.IsWritable(value, 0) ? null : ScalarTexts.WrongFormat(scalarName, value);

    public override void WriteObject(Utf8JsonWriter writer, object value) => UntypedValues.Write(writer, value);
}
