using System.Text.Json;

namespace Cacao.Types;

internal sealed class DoubleLeafWriter : LeafWriter<double>
{
    public static readonly DoubleLeafWriter Instance = new();

    public override bool AlwaysValid => false;

    public override string? Check(double value) => double.IsFinite(value) ? null : ScalarTexts.NotNumeric("Float", value);

    public override void Write(Utf8JsonWriter writer, double value) => writer.WriteNumberValue(value);
}

internal sealed class SingleLeafWriter : LeafWriter<float>
{
    public static readonly SingleLeafWriter Instance = new();

    public override bool AlwaysValid => false;

    public override string? Check(float value) => float.IsFinite(value) ? null : ScalarTexts.NotNumeric("Float", value);

    public override void Write(Utf8JsonWriter writer, float value) => writer.WriteNumberValue(value);
}

internal sealed class DecimalLeafWriter : LeafWriter<decimal>
{
    public static readonly DecimalLeafWriter Instance = new();

    public override void Write(Utf8JsonWriter writer, decimal value) => writer.WriteNumberValue(value);
}
