using System.Text.Json;

namespace Cacao.Types;

/// <summary>Coerces the JSON of variables.</summary>
internal static class JsonInput
{
    public static object? Coerce(JsonElement value, GraphQLType type, InputErrors errors, int depth)
    {
        if (errors.IsFull)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return type.IsNonNull ? errors.Add(InputTexts.NotNull(type), value) : null;
        }

        return type.NullableType switch
        {
            ListType or InputObjectType when depth > UntypedValues.MaxDepth => errors.Add(InputTexts.TooDeep, null),
            ListType list => CoerceList(value, list, errors, depth),
            InputObjectType inputObject => CoerceObject(value, inputObject, errors, depth),
            EnumType enumType => CoerceEnum(value, enumType, errors),
            ScalarType scalar => CoerceScalar(value, scalar, errors),
            _ => errors.Add($"\"{type}\" is no input type.", value),
        };
    }

    private static object? CoerceList(JsonElement value, ListType type, InputErrors errors, int depth)
    {
        if (value.ValueKind is not JsonValueKind.Array)
        {
            // a single value counts as a list of one (section 3.12)
            return new[] { Coerce(value, type.ElementType, errors, depth + 1) };
        }

        var items = new object?[value.GetArrayLength()];
        var index = 0;

        foreach (var item in value.EnumerateArray())
        {
            var before = errors.Count;
            items[index] = Coerce(item, type.ElementType, errors, depth + 1);

            if (errors.Count > before)
            {
                errors.LieUnder(before, index);
            }

            index++;
        }

        return items;
    }

    private static object? CoerceObject(JsonElement value, InputObjectType type, InputErrors errors, int depth)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            return errors.Add(InputTexts.NotObject(type), value);
        }

        var before = errors.Count;
        var values = new InputFieldValue[type.Fields.Count];
        int given = 0, notNull = 0;

        foreach (var property in value.EnumerateObject())
        {
            given++;

            if (!JsonText.TryReadName(property, out var name) || !type.Fields.TryGetField(name, out var field))
            {
                errors.Add(InputTexts.UnknownField(type, name ?? "?"), value);
                continue;
            }

            if (values[field.Index].IsSet)
            {
                errors.Add(InputTexts.DuplicateField(name), value);
                continue;
            }

            var start = errors.Count;
            var coerced = Coerce(property.Value, field.Type, errors, depth + 1);

            if (errors.Count == start)
            {
                coerced = InputObjects.Finish(field, coerced, property.Value, errors);
            }

            if (errors.Count > start)
            {
                errors.LieUnder(start, field.Name);
            }

            notNull += property.Value.ValueKind is JsonValueKind.Null ? 0 : 1;
            values[field.Index] = new InputFieldValue(coerced, true);
        }

        return InputObjects.Complete(type, values, given, notNull, value, before, errors);
    }

    private static object? CoerceEnum(JsonElement value, EnumType type, InputErrors errors)
    {
        if (value.ValueKind is not JsonValueKind.String || !JsonText.TryRead(value, out var name))
        {
            return errors.Add(EnumTexts.NotName(type.Name, value), value);
        }

        return type.TryGetValue(name, out var member) ? member.Value : errors.Add(EnumTexts.NoSuchMember(type.Name, name), value);
    }

    private static object? CoerceScalar(JsonElement value, ScalarType type, InputErrors errors)
    {
        try
        {
            return type.CoerceInput(value);
        }
        catch (ScalarFormatException exception)
        {
            return errors.Add(exception.Message, value);
        }
    }
}
