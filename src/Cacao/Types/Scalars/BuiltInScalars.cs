using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Cacao.Types;

/// <summary>The scalars the engine brings: those of the specification and HotChocolate's. A schema gets those it uses.</summary>
public static class BuiltInScalars
{
    private static readonly FrozenDictionary<string, Func<ScalarType>> ByName = new Dictionary<string, Func<ScalarType>>
    {
        ["Int"] = static () => new IntType(),
        ["Float"] = static () => new FloatType(),
        ["String"] = static () => new StringType(),
        ["Boolean"] = static () => new BooleanType(),
        ["ID"] = static () => new IdType(),
        ["Long"] = static () => new LongType(),
        ["Short"] = static () => new ShortType(),
        ["Byte"] = static () => new ByteType(),
        ["Decimal"] = static () => new DecimalType(),
        ["UUID"] = static () => new UuidType(),
        ["DateTime"] = static () => new DateTimeType(),
        ["Date"] = static () => new DateType(),
        ["LocalDate"] = static () => new LocalDateType(),
        ["LocalDateTime"] = static () => new LocalDateTimeType(),
        ["LocalTime"] = static () => new LocalTimeType(),
        ["TimeSpan"] = static () => new TimeSpanType(),
        ["URL"] = static () => new UrlType(),
        ["ByteArray"] = static () => new ByteArrayType(),
        ["Any"] = static () => new AnyType(),
        ["JSON"] = static () => new JsonType(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> ByRuntimeType = new Dictionary<Type, string>
    {
        [typeof(string)] = "String",
        [typeof(char)] = "String",
        [typeof(bool)] = "Boolean",
        [typeof(int)] = "Int",
        [typeof(long)] = "Long",
        [typeof(short)] = "Short",
        [typeof(byte)] = "Byte",
        [typeof(float)] = "Float",
        [typeof(double)] = "Float",
        [typeof(decimal)] = "Decimal",
        [typeof(Guid)] = "UUID",
        [typeof(DateTime)] = "DateTime",
        [typeof(DateTimeOffset)] = "DateTime",
        [typeof(DateOnly)] = "LocalDate",
        [typeof(TimeOnly)] = "LocalTime",
        [typeof(TimeSpan)] = "TimeSpan",
        [typeof(Uri)] = "URL",
        [typeof(byte[])] = "ByteArray",
        [typeof(JsonElement)] = "JSON",
        [typeof(object)] = "Any",
    }.ToFrozenDictionary();

    /// <summary>Whether the specification itself defines the scalar (section 3.5).</summary>
    public static bool IsSpecified(string name) => name is "Int" or "Float" or "String" or "Boolean" or "ID";

    public static bool Contains(string name) => ByName.ContainsKey(name);

    /// <summary>A new instance of the scalar of this name.</summary>
    public static bool TryCreate(string name, [NotNullWhen(true)] out ScalarType? scalar)
    {
        scalar = ByName.TryGetValue(name, out var create) ? create() : null;
        return scalar is not null;
    }

    /// <summary>The name of the scalar that a C# type is bound to unless a schema says otherwise.</summary>
    public static bool TryGetName(Type runtimeType, [NotNullWhen(true)] out string? name)
        => ByRuntimeType.TryGetValue(Nullable.GetUnderlyingType(runtimeType) ?? runtimeType, out name);
}
