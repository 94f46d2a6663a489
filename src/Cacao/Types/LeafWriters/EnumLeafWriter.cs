using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Cacao.Types;

/// <summary>Writes the members of a C# enum by their names, encoded once. Small contiguous enums are looked up by index.</summary>
internal sealed class EnumLeafWriter<TEnum> : LeafWriter<TEnum>
    where TEnum : struct, Enum
{
    private const int LargestTable = 256;

    private readonly string _typeName;
    private readonly JsonEncodedText?[] _table;
    private readonly FrozenDictionary<TEnum, JsonEncodedText> _byValue;

    public EnumLeafWriter(EnumType type)
    {
        _typeName = type.Name;
        var values = type.Values.Where(item => item.Value is TEnum).ToArray();
        _byValue = values.ToFrozenDictionary(item => (TEnum)item.Value, item => JsonEncodedText.Encode(item.Name));
        var largest = values.Length == 0 ? 0 : values.Max(item => Index((TEnum)item.Value));
        _table = new JsonEncodedText?[largest < LargestTable ? largest + 1 : 0];

        foreach (var item in values)
        {
            if (Index((TEnum)item.Value) is var index && index < (ulong)_table.Length)
            {
                _table[index] = JsonEncodedText.Encode(item.Name);
            }
        }

        // a cast can make a value that has no name
        AlwaysValid = false;
    }

    public override bool AlwaysValid { get; }

    public override string? Check(TEnum value) => Find(value) is null ? EnumTexts.NoSuchResult(_typeName, value) : null;

    public override void Write(Utf8JsonWriter writer, TEnum value) => writer.WriteStringValue(Find(value)!.Value);

    private JsonEncodedText? Find(TEnum value)
        => Index(value) is var index && index < (ulong)_table.Length ? _table[index] : _byValue.TryGetValue(value, out var name) ? name : null;

    private static ulong Index(TEnum value) => Unsafe.SizeOf<TEnum>() switch
    {
        1 => Unsafe.BitCast<TEnum, byte>(value),
        2 => Unsafe.BitCast<TEnum, ushort>(value),
        4 => Unsafe.BitCast<TEnum, uint>(value),
        _ => Unsafe.BitCast<TEnum, ulong>(value),
    };
}

/// <summary>Writes enum results of any C# type: a member's runtime value or its name.</summary>
internal sealed class BoxedEnumLeafWriter(EnumType type) : LeafWriter
{
    private readonly FrozenDictionary<string, JsonEncodedText> _names =
        type.Values.ToFrozenDictionary(item => item.Name, item => JsonEncodedText.Encode(item.Name), StringComparer.Ordinal);

    public override string? CheckObject(object value) => Find(value) is null ? EnumTexts.NoSuchResult(type.Name, value) : null;

    public override void WriteObject(Utf8JsonWriter writer, object value) => writer.WriteStringValue(_names[Find(value)!.Name]);

    private EnumValue? Find(object value)
        => type.TryGetByRuntimeValue(value, out var found) || (value is string name && type.TryGetValue(name, out found)) ? found : null;
}
