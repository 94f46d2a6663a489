using System.Collections.Immutable;
using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>
/// The arguments of one field or directive of a document: what is constant is coerced once, the rest per request
/// (specification, section 6.4.1).
/// </summary>
public sealed class PreparedArguments
{
    private readonly InputFieldCollection _definitions;
    private readonly ArgumentNode?[] _nodes;
    private readonly InputFieldValue[]? _constant;

    private PreparedArguments(InputFieldCollection definitions, ArgumentNode?[] nodes)
    {
        _definitions = definitions;
        _nodes = nodes;

        if (!nodes.Any(node => node is not null && UsesVariables(node.Value)))
        {
            try
            {
                _constant = CoerceAll(VariableValues.Empty);
            }
            catch (GraphQLException)
            {
                // told when the field is executed, at its path
            }
        }
    }

    public static PreparedArguments None { get; } = new(InputFieldCollection.Empty, []);

    /// <summary>No variable and no error in it: <see cref="Coerce"/> answers the same array every time.</summary>
    public bool IsConstant => _constant is not null;

    public static PreparedArguments Create(InputFieldCollection definitions, ImmutableArray<ArgumentNode> arguments)
    {
        if (definitions.Count == 0)
        {
            return None;
        }

        var nodes = new ArgumentNode?[definitions.Count];

        foreach (var argument in arguments)
        {
            if (definitions.TryGetField(argument.Name.Value, out var definition))
            {
                nodes[definition.Index] = argument;
            }
        }

        return new PreparedArguments(definitions, nodes);
    }

    /// <summary>The values by <see cref="InputField.Index"/>, defaults applied. Not to be changed by the caller.</summary>
    /// <exception cref="ArgumentCoercionException">A value does not fit its argument; says at which node.</exception>
    /// <exception cref="GraphQLException">An argument's formatter refuses the value.</exception>
    public InputFieldValue[] Coerce(VariableValues variables) => _constant ?? CoerceAll(variables);

    /// <summary>Whether a literal has a variable in it.</summary>
    public static bool UsesVariables(ValueNode literal) => literal switch
    {
        VariableNode => true,
        ListValueNode list => list.Items.Any(UsesVariables),
        ObjectValueNode fields => fields.Fields.Any(field => UsesVariables(field.Value)),
        _ => false,
    };

    private InputFieldValue[] CoerceAll(VariableValues variables)
    {
        var values = new InputFieldValue[_definitions.Count];
        var errors = new InputErrors();

        foreach (var definition in _definitions)
        {
            values[definition.Index] = CoerceOne(definition, _nodes[definition.Index], variables, errors);
        }

        return values;
    }

    private static InputFieldValue CoerceOne(InputField definition, ArgumentNode? node, VariableValues variables, InputErrors errors)
    {
        if (node is null || (node.Value is VariableNode missing && !variables.TryGetValue(missing.Name.Value, out _)))
        {
            return definition.DefaultValue is not null ? new InputFieldValue(definition.GetDefaultValue(), true)
                : !definition.Type.IsNonNull ? default
                : throw new ArgumentCoercionException(
                    node?.Value is VariableNode variable
                        ? InputTexts.ArgumentVariableMissing(definition, variable.Name.Value)
                        : InputTexts.ArgumentMissing(definition),
                    node?.Value);
        }

        var value = new LiteralInput(variables, errors).Coerce(node.Value, definition.Type);

        if (errors.Count > 0)
        {
            throw new ArgumentCoercionException(
                value is null && definition.Type.IsNonNull && IsNull(node.Value, variables)
                    ? InputTexts.ArgumentNull(definition)
                    : InputTexts.ArgumentInvalid(definition, errors.Items[0]),
                node.Value);
        }

        try
        {
            return new InputFieldValue(definition.ToRuntimeValue(value), true);
        }
        catch (ScalarFormatException exception)
        {
            throw new ArgumentCoercionException(exception.Message, node.Value);
        }
    }

    private static bool IsNull(ValueNode literal, VariableValues variables)
        => literal is NullValueNode
            || (literal is VariableNode variable && variables.TryGetValue(variable.Name.Value, out var value) && value is null);
}

/// <summary>An argument's value does not fit. The message goes to the client.</summary>
public sealed class ArgumentCoercionException(string message, ValueNode? node) : GraphQLException(message)
{
    /// <summary>The value in the document; null when the argument is missing, which is told at its field.</summary>
    public ValueNode? Node { get; } = node;
}
