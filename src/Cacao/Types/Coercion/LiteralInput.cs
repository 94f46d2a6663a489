using System.Collections.Immutable;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>Coerces literals. Documents have a depth limit of their own, so this recursion has one too.</summary>
internal readonly struct LiteralInput(VariableValues variables, InputErrors errors)
{
    public object? Coerce(ValueNode literal, GraphQLType type)
    {
        if (literal is VariableNode variable)
        {
            return CoerceVariable(variable, type);
        }

        if (literal is NullValueNode)
        {
            return type.IsNonNull ? errors.Add(InputTexts.NotNull(type), literal) : null;
        }

        return type.NullableType switch
        {
            ListType list => CoerceList(literal, list),
            InputObjectType inputObject => CoerceObject(literal, inputObject),
            EnumType enumType => CoerceEnum(literal, enumType),
            ScalarType scalar => CoerceScalar(literal, scalar),
            _ => errors.Add($"\"{type}\" is no input type.", literal),
        };
    }

    /// <summary>Whether a value is there at all: a variable that was not given leaves its field or argument out.</summary>
    public bool IsGiven(ValueNode literal) => literal is not VariableNode variable || variables.TryGetValue(variable.Name.Value, out _);

    private object? CoerceVariable(VariableNode variable, GraphQLType type)
    {
        if (!variables.TryGetValue(variable.Name.Value, out var value))
        {
            // inside a list, a variable that was not given counts as null
            return type.IsNonNull ? errors.Add(InputTexts.MissingVariable(variable.Name.Value), variable) : null;
        }

        // validation has seen to it that the variable's type fits here, so that its value needs no coercion any more
        return value is null && type.IsNonNull ? errors.Add(InputTexts.NotNull(type), variable) : value;
    }

    private object? CoerceList(ValueNode literal, ListType type)
    {
        if (literal is not ListValueNode list)
        {
            return new[] { Coerce(literal, type.ElementType) };
        }

        var items = new object?[list.Items.Length];

        for (var index = 0; index < items.Length; index++)
        {
            var before = errors.Count;
            items[index] = Coerce(list.Items[index], type.ElementType);

            if (errors.Count > before)
            {
                errors.LieUnder(before, index);
            }
        }

        return items;
    }

    private object? CoerceObject(ValueNode literal, InputObjectType type)
    {
        if (literal is not ObjectValueNode node)
        {
            return errors.Add(InputTexts.NotObject(type), literal);
        }

        var before = errors.Count;
        var values = new InputFieldValue[type.Fields.Count];
        int given = 0, notNull = 0;

        foreach (var item in node.Fields)
        {
            if (!type.Fields.TryGetField(item.Name.Value, out var field))
            {
                given++;
                errors.Add(InputTexts.UnknownField(type, item.Name.Value), literal);
                continue;
            }

            if (values[field.Index].IsSet)
            {
                errors.Add(InputTexts.DuplicateField(field.Name), literal);
                continue;
            }

            if (!IsGiven(item.Value))
            {
                // left out; but in a OneOf input object the field was named all the same
                given += type.IsOneOf ? 1 : 0;
                continue;
            }

            given++;
            var start = errors.Count;
            var coerced = Coerce(item.Value, field.Type);
            notNull += coerced is null ? 0 : 1;

            if (errors.Count == start)
            {
                coerced = InputObjects.Finish(field, coerced, item.Value, errors);
            }

            if (errors.Count > start)
            {
                errors.LieUnder(start, field.Name);
            }

            values[field.Index] = new InputFieldValue(coerced, true);
        }

        return InputObjects.Complete(type, values, given, notNull, literal, before, errors);
    }

    private object? CoerceEnum(ValueNode literal, EnumType type)
    {
        if (literal is not EnumValueNode { Value: var name })
        {
            return errors.Add(EnumTexts.NotEnumLiteral(type.Name, literal), literal);
        }

        return type.TryGetValue(name, out var member) ? member.Value : errors.Add(EnumTexts.NoSuchMember(type.Name, name), literal);
    }

    private object? CoerceScalar(ValueNode literal, ScalarType type)
    {
        try
        {
            return type.CoerceLiteral(WithoutVariables(literal));
        }
        catch (ScalarFormatException exception)
        {
            return errors.Add(exception.Message, literal);
        }
    }

    /// <summary>Puts the variables' values into a list or object literal that a scalar takes as a whole.</summary>
    private ValueNode WithoutVariables(ValueNode literal)
    {
        switch (literal)
        {
            case VariableNode variable:
                return variables.GetLiteral(variable.Name.Value);
            case ListValueNode list when PreparedArguments.UsesVariables(list):
                var items = ImmutableArray.CreateBuilder<ValueNode>(list.Items.Length);

                foreach (var item in list.Items)
                {
                    items.Add(WithoutVariables(item));
                }

                return new ListValueNode(items.MoveToImmutable(), list.Span);
            case ObjectValueNode node when PreparedArguments.UsesVariables(node):
                var fields = ImmutableArray.CreateBuilder<ObjectFieldNode>(node.Fields.Length);

                foreach (var field in node.Fields)
                {
                    if (IsGiven(field.Value))
                    {
                        fields.Add(new ObjectFieldNode(field.Name, WithoutVariables(field.Value), field.Span));
                    }
                }

                return new ObjectValueNode(fields.DrainToImmutable(), node.Span);
            default:
                return literal;
        }
    }
}
