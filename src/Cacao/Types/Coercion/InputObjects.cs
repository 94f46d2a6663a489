using Cacao.Errors;

namespace Cacao.Types;

/// <summary>What coercing an input object from JSON and from a literal has in common (specification, section 3.10).</summary>
internal static class InputObjects
{
    /// <summary>Applies defaults, checks what is missing and the OneOf rule, and makes the C# value.</summary>
    public static object? Complete(
        InputObjectType type, InputFieldValue[] values, int given, int notNull, object source, int errorsBefore, InputErrors errors)
    {
        foreach (var field in type.Fields)
        {
            if (values[field.Index].IsSet)
            {
                continue;
            }

            if (field.DefaultValue is not null)
            {
                values[field.Index] = new InputFieldValue(field.GetDefaultValue(), true);
            }
            else if (field.Type.IsNonNull)
            {
                errors.Add(InputTexts.MissingField(field), source);
            }
        }

        if (type.IsOneOf)
        {
            CheckOneOf(type, values, given, notNull, source, errors);
        }

        return errors.Count > errorsBefore ? null : Create(type, values, source, errors);
    }

    /// <summary>Brings a coerced value into the form that the C# side of its field expects.</summary>
    public static object? Finish(InputField field, object? value, object source, InputErrors errors)
    {
        try
        {
            return field.ToRuntimeValue(value);
        }
        catch (Exception exception) when (exception is GraphQLException or ScalarFormatException)
        {
            return errors.Add(exception.Message, source);
        }
    }

    private static void CheckOneOf(InputObjectType type, InputFieldValue[] values, int given, int notNull, object source, InputErrors errors)
    {
        if (given != 1)
        {
            errors.Add(InputTexts.NotExactlyOne(type), source);
        }
        else if (notNull == 0)
        {
            var name = type.Fields.FirstOrDefault(field => values[field.Index].IsSet)?.Name;

            if (name is null)
            {
                // named, with a variable that was not given, or not known: the latter has its error already
                errors.Add(InputTexts.NotExactlyOne(type), source);
                return;
            }

            var before = errors.Count;
            errors.Add(InputTexts.OneOfNull(name), null);
            errors.LieUnder(before, name);
        }
    }

    private static object? Create(InputObjectType type, InputFieldValue[] values, object source, InputErrors errors)
    {
        if (type.CreateInstance is not { } create)
        {
            var fields = new Dictionary<string, object?>(values.Length, StringComparer.Ordinal);

            foreach (var field in type.Fields)
            {
                if (values[field.Index].IsSet)
                {
                    fields.Add(field.Name, values[field.Index].Value);
                }
            }

            return fields;
        }

        try
        {
            return create(values);
        }
        catch (Exception exception) when (exception is GraphQLException or ScalarFormatException)
        {
            return errors.Add(exception.Message, source);
        }
    }
}
