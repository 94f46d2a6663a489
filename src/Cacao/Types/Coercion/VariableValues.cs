using System.Text.Json;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>The coerced variables of one request. Those that were not given and have no default are not in it.</summary>
public sealed class VariableValues
{
    public static readonly VariableValues Empty = new(null, [], default);

    private readonly OperationVariables? _definitions;
    private readonly InputFieldValue[] _values;
    private readonly JsonElement _json;

    internal VariableValues(OperationVariables? definitions, InputFieldValue[] values, JsonElement json)
    {
        _definitions = definitions;
        _values = values;
        _json = json;
    }

    /// <summary>The same values, to be kept for longer than the bytes of the request.</summary>
    internal VariableValues Keep() => _json.ValueKind is JsonValueKind.Object ? new VariableValues(_definitions, _values, _json.Clone()) : this;

    /// <summary>The names of the variables that have a value.</summary>
    public IEnumerable<string> Names => _definitions?.Names.Where((_, index) => _values[index].IsSet) ?? [];

    public bool TryGetValue(string name, out object? value)
    {
        if (_definitions is not null && _definitions.TryGetIndex(name, out var index) && _values[index].IsSet)
        {
            value = _values[index].Value;
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>A variable's value as a literal, for scalars that take objects and lists as they are.</summary>
    internal ValueNode GetLiteral(string name)
        => _json.ValueKind is JsonValueKind.Object && _json.TryGetProperty(name, out var json) ? UntypedValues.ToLiteral(json)
            : _definitions is not null && _definitions.TryGetIndex(name, out var index) ? _definitions.GetDefaultLiteral(index) ?? NullValueNode.Default
            : NullValueNode.Default;
}
