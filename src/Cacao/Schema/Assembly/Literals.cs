using System.Collections;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Writes C# values as literals: defaults, and the arguments of directives.</summary>
internal sealed class Literals(TypeResolver resolver, Func<string, TypeDraft?> findByName)
{
    /// <summary>The default of an argument or input field; null without one.</summary>
    public ValueNode? OfDefault(ArgumentDraft argument, ResolvedType type)
    {
        if (argument.DefaultLiteral is not null || argument.DefaultValue is null)
        {
            return argument.DefaultLiteral;
        }

        try
        {
            return Write(argument.DefaultValue, type);
        }
        catch (ScalarFormatException)
        {
            throw SchemaErrors.DefaultDoesNotFit(argument.Name ?? "an argument", argument.DefaultValue);
        }
    }

    public ValueNode Write(object? value, ResolvedType type) => value switch
    {
        null => NullValueNode.Default,
        ValueNode literal => literal,
        _ => type.Nullable switch
        {
            ResolvedType.List list => value is IEnumerable items and not string
                ? new ListValueNode([.. items.Cast<object?>().Select(item => Write(item, list.Element))])
                : Write(value, list.Element),
            ResolvedType.Named named => WriteNamed(value, named.Type ?? findByName(named.Name!)),
            _ => throw new InvalidOperationException("A type is a list or has a name."),
        },
    };

    private ValueNode WriteNamed(object value, TypeDraft? type) => type switch
    {
        ScalarTypeDraft scalar => scalar.Implementation.ToLiteral(value),
        EnumTypeDraft enumType => WriteEnum(value, enumType),
        InputObjectTypeDraft input => new ObjectValueNode([.. input.Fields.Where(field => field is { IsIgnored: false, Property: not null }).Select(field => WriteField(value, field))]),
        _ => new StringValueNode(value.ToString()!),
    };

    private ObjectFieldNode WriteField(object value, ArgumentDraft field)
        => new(new NameNode(field.Name!), Write(field.Property!.GetValue(value), resolver.Resolve(field.Type!, isInput: true)));

    private static EnumValueNode WriteEnum(object value, EnumTypeDraft type)
        => type.Values.Find(candidate => candidate.Value.Equals(value) || candidate.Name == value as string) is { } found
            ? new EnumValueNode(found.Name!)
            : throw new ScalarFormatException($"{value} is no value of {type.RuntimeType}.");
}
