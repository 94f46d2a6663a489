using System.Collections.Frozen;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>The types of the introspection system (specification, section 4.2); each file beside this one configures one of them.</summary>
internal static class IntrospectionTypes
{
    public static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal,
        "__Schema", "__Type", "__TypeKind", "__Field", "__InputValue", "__EnumValue", "__Directive", "__DirectiveLocation");

    public static IEnumerable<TypeConfiguration> CreateConfigurations() =>
    [
        SchemaIntrospection.Create(),
        TypeIntrospection.Create(),
        TypeKindIntrospection.Create(),
        FieldIntrospection.Create(),
        InputValueIntrospection.Create(),
        EnumValueIntrospection.Create(),
        DirectiveIntrospection.Create(),
        DirectiveLocationIntrospection.Create(),
    ];

    public static ObjectTypeConfiguration Object<T>(string name, string description, params ReadOnlySpan<OutputFieldConfiguration> fields)
    {
        var type = new ObjectTypeConfiguration { Name = name, Description = description, RuntimeType = typeof(T) };
        type.Fields.AddRange(fields);
        return type;
    }

    public static OutputFieldConfiguration Field<TParent, TResult>(string name, string type, Func<TParent, TResult> read) => new()
    {
        Name = name,
        Type = Utf8GraphQLParser.ParseType(type),
        Resolver = FieldResolver.FromProperty(read),
    };

    /// <summary>A field with the argument <c>includeDeprecated</c>.</summary>
    public static OutputFieldConfiguration ListField<TParent, TItem>(
        string name, string type, Func<TParent, IEnumerable<TItem>?> read, Func<TItem, bool> isDeprecated)
        => new()
        {
            Name = name,
            Type = Utf8GraphQLParser.ParseType(type),
            Arguments =
            {
                new InputFieldConfiguration
                {
                    Name = "includeDeprecated",
                    Type = Utf8GraphQLParser.ParseType("Boolean!"),
                    DefaultValue = new BooleanValueNode(false),
                    RuntimeType = typeof(bool),
                },
            },
            Resolver = FieldResolver.FromValue<IReadOnlyList<TItem>?>(context =>
            {
                var items = read((TParent)context.ParentObject!);
                return items is null ? null : context.GetArgument(0).Value is true ? [.. items] : [.. items.Where(item => !isDeprecated(item))];
            }),
        };

    public static EnumTypeConfiguration Enum<TEnum>(string name, string description, Func<TEnum, string> nameOf)
        where TEnum : struct, Enum
    {
        var type = new EnumTypeConfiguration { Name = name, Description = description, RuntimeType = typeof(TEnum) };
        type.Values.AddRange(System.Enum.GetValues<TEnum>().Select(value => new EnumValueConfiguration { Name = nameOf(value), Value = value }));
        return type;
    }
}
