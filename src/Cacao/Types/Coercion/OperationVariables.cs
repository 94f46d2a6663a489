using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>
/// The variables that an operation declares, resolved once and kept with its plan; coerces the values of each request
/// (specification, section 6.1.2).
/// </summary>
public sealed class OperationVariables
{
    private const int MaxErrors = 50;
    private const int FewVariables = 8;

    private readonly Variable[] _variables;
    private readonly FrozenDictionary<string, int> _indices;
    private readonly IReadOnlyList<IError> _errors;

    private OperationVariables(Variable[] variables, IReadOnlyList<IError> errors)
    {
        _variables = variables;
        _errors = errors;
        _indices = variables.DistinctBy(variable => variable.Name)
            .ToFrozenDictionary(variable => variable.Name, variable => Array.IndexOf(variables, variable), StringComparer.Ordinal);
    }

    public static OperationVariables None { get; } = new([], []);

    public int Count => _variables.Length;

    internal IEnumerable<string> Names => _variables.Select(variable => variable.Name);

    /// <summary>Resolves types and defaults. What is wrong with them is told by <see cref="TryCoerce"/>; validation has told it before.</summary>
    public static OperationVariables Create(GraphQLSchema schema, DocumentNode document, OperationDefinitionNode operation)
    {
        if (operation.VariableDefinitions.IsEmpty)
        {
            return None;
        }

        var variables = new List<Variable>(operation.VariableDefinitions.Length);
        var errors = new List<IError>();

        foreach (var definition in operation.VariableDefinitions)
        {
            var name = definition.Variable.Name.Value;

            if (!schema.TryResolveType(definition.Type, out var type) || !type.IsInputType)
            {
                errors.Add(NotInputType(name, definition.Type, document));
                continue;
            }

            variables.Add(new Variable(name, type, CoerceDefault(definition, type), definition, document.GetLocation(definition)));
        }

        return new OperationVariables([.. variables], errors);
    }

    /// <summary>Coerces the variables of a request: a JSON object, or undefined or null for none.</summary>
    public bool TryCoerce(JsonElement json, [NotNullWhen(true)] out VariableValues? values, [NotNullWhen(false)] out IReadOnlyList<IError>? errors)
    {
        values = null;

        if (_errors.Count > 0)
        {
            errors = _errors;
            return false;
        }

        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            errors = [new Error(InputTexts.VariablesNotObject) { Code = ErrorCodes.Server.RequestInvalid }];
            return false;
        }

        errors = null;

        if (_variables.Length == 0)
        {
            values = VariableValues.Empty;
            return true;
        }

        var given = FindGiven(json);
        var coerced = new InputFieldValue[_variables.Length];
        var inputErrors = new InputErrors();
        List<IError>? found = null;

        for (var i = 0; i < _variables.Length; i++)
        {
            var before = found?.Count ?? 0;
            coerced[i] = Coerce(_variables[i], given[i], inputErrors, ref found);

            if (inputErrors.Count > 0)
            {
                inputErrors = new InputErrors();
            }

            if (found?.Count >= MaxErrors && found.Count > before)
            {
                found.RemoveRange(MaxErrors, found.Count - MaxErrors);
                found.Add(new Error(InputTexts.TooManyVariableErrors) { Code = ErrorCodes.Validation.VariableInvalid });
                break;
            }
        }

        errors = found;
        values = found is null ? new VariableValues(this, coerced, json) : null;
        return found is null;
    }

    internal bool TryGetIndex(string name, out int index) => _indices.TryGetValue(name, out index);

    internal ValueNode? GetDefaultLiteral(int index) => _variables[index].Definition.DefaultValue;

    // validation refuses a default that does not fit; without it, such a default counts as none
    private static InputFieldValue CoerceDefault(VariableDefinitionNode definition, GraphQLType type)
    {
        if (definition.DefaultValue is null)
        {
            return default;
        }

        var errors = new InputErrors();
        var value = InputCoercion.CoerceLiteral(definition.DefaultValue, type, VariableValues.Empty, errors);
        return errors.Count > 0 ? default : new InputFieldValue(value, true);
    }

    /// <summary>The JSON of each variable, undefined where none was given; of several values of one name the last.</summary>
    private JsonElement[] FindGiven(JsonElement json)
    {
        var given = new JsonElement[_variables.Length];

        if (json.ValueKind is not JsonValueKind.Object)
        {
            return given;
        }

        if (_variables.Length <= FewVariables)
        {
            for (var i = 0; i < given.Length; i++)
            {
                _ = json.TryGetProperty(_variables[i].Name, out given[i]);
            }

            return given;
        }

        // one pass, so that many variables times many names do not multiply
        foreach (var property in json.EnumerateObject())
        {
            if (JsonText.TryReadName(property, out var name) && _indices.TryGetValue(name, out var index))
            {
                given[index] = property.Value;
            }
        }

        return given;
    }

    private static InputFieldValue Coerce(Variable variable, JsonElement value, InputErrors inputErrors, ref List<IError>? errors)
    {
        if (value.ValueKind is JsonValueKind.Undefined)
        {
            if (variable.Definition.DefaultValue is null && variable.Type.IsNonNull)
            {
                var missing = InputTexts.VariableMissing(variable.Name, variable.Type);
                (errors ??= []).Add(variable.Error(missing, ErrorCodes.Validation.VariableRequired));
            }

            return variable.DefaultValue;
        }

        if (value.ValueKind is JsonValueKind.Null && variable.Type.IsNonNull)
        {
            var isNull = InputTexts.VariableNull(variable.Name, variable.Type);
            (errors ??= []).Add(variable.Error(isNull, ErrorCodes.Validation.VariableRequired));
            return default;
        }

        var coerced = InputCoercion.CoerceJson(value, variable.Type, inputErrors);

        foreach (var error in inputErrors.Items)
        {
            var invalid = InputTexts.VariableInvalid(variable.Name, error);
            (errors ??= []).Add(variable.Error(invalid, ErrorCodes.Validation.VariableInvalid, error.Path));
        }

        return new InputFieldValue(coerced, true);
    }

    private static Error NotInputType(string variable, TypeNode type, DocumentNode document)
        => new(InputTexts.UnknownType(variable, type.ToString()))
        {
            Code = ErrorCodes.Validation.VariableNotInputType,
            Locations = document.GetLocation(type) is { } location ? [location] : null,
            Extensions = new Dictionary<string, object?> { ["variable"] = variable },
        };

    private sealed record Variable(string Name, GraphQLType Type, InputFieldValue DefaultValue, VariableDefinitionNode Definition, Location? Location)
    {
        public Error Error(string message, string code, IReadOnlyList<object>? inputPath = null)
        {
            var extensions = new Dictionary<string, object?> { ["variable"] = Name };

            if (inputPath is { Count: > 0 })
            {
                extensions["inputPath"] = inputPath;
            }

            return new Error(message) { Code = code, Locations = Location is { } location ? [location] : null, Extensions = extensions };
        }
    }
}
