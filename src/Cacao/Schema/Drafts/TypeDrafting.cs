using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Makes types from C# types: their members, attributes and documentation.</summary>
internal sealed class TypeDrafting(DescriptorContext context, FieldDrafting fields)
{
    public ObjectTypeDraft Object(Type type)
    {
        var draft = new ObjectTypeDraft(type);
        AddFields(draft, type, MemberDrafting.Attribute<ObjectTypeAttribute>(type)?.IncludeStaticMembers ?? false);
        return Finish(draft, type, new ObjectTypeDescriptor(draft, fields));
    }

    public InterfaceTypeDraft Interface(Type type)
    {
        var draft = new InterfaceTypeDraft(type);
        AddFields(draft, type, includeStatic: false);
        return Finish(draft, type, new InterfaceTypeDescriptor(draft, fields));
    }

    public UnionTypeDraft Union(Type type)
    {
        var draft = new UnionTypeDraft(type);
        return Finish(draft, type, new UnionTypeDescriptor(draft));
    }

    public EnumTypeDraft Enum(Type type)
    {
        var draft = new EnumTypeDraft(type);
        var descriptor = new EnumTypeDescriptor(draft);

        foreach (var constant in type.GetFields(BindingFlags.Public | BindingFlags.Static).OrderBy(field => field.MetadataToken))
        {
            if (Members.IsIgnored(constant))
            {
                continue;
            }

            var value = new EnumValueDraft(constant.GetValue(null)!) { Name = NamingConventions.EnumValueName(constant) };
            MemberDrafting.Describe(value, constant, context.Documentation?.OfMember(constant));
            Configure(constant, new EnumValueDescriptor(value));
            draft.Values.Add(value);
        }

        return Finish(draft, type, descriptor);
    }

    public InputObjectTypeDraft Input(Type type)
    {
        var draft = new InputObjectTypeDraft(type);

        foreach (var property in Members.OfInput(type))
        {
            var field = InputField(property, ConstructorParameter(type, property));
            draft.Fields.Add(field);
        }

        return Finish(draft, type, new InputObjectTypeDescriptor(draft));
    }

    public DirectiveTypeDraft Directive(Type type)
    {
        var draft = new DirectiveTypeDraft(type);

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(property => property.MetadataToken))
        {
            if (property.GetIndexParameters().Length == 0 && !Members.IsIgnored(property))
            {
                draft.Arguments.Add(InputField(property, ConstructorParameter(type, property)));
            }
        }

        return Finish(draft, type, new DirectiveTypeDescriptor(draft));
    }

    /// <summary>Applies what stands on a class that extends a type.</summary>
    public void Configure(ICustomAttributeProvider element, IDescriptor descriptor)
    {
        foreach (var attribute in MemberDrafting.Attributes(element))
        {
            attribute.TryConfigure(context, descriptor, element);
        }
    }

    private void AddFields(ComplexTypeDraft draft, Type type, bool includeStatic)
    {
        foreach (var member in Members.OfOutput(type, includeStatic))
        {
            if (!member.IsDefined(typeof(NodeResolverAttribute), inherit: true))
            {
                draft.Fields.Add(fields.Create(draft, member, null));
            }
        }
    }

    private ArgumentDraft InputField(PropertyInfo property, ParameterInfo? parameter)
    {
        var field = new ArgumentDraft
        {
            Name = NamingConventions.FieldName(property),
            Property = property,
            RuntimeType = property.PropertyType,
            Type = MemberDrafting.TypeOf(property, NullabilityReader.Read(property)),
            DefaultValue = parameter is { HasDefaultValue: true } ? DefaultValues.OfParameter(parameter) : null,
        };

        // An attribute on a positional record parameter stays with the parameter unless it says "property:".
        if (parameter is not null)
        {
            field.Name = parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? field.Name;
            field.Type = parameter.IsDefined(typeof(GraphQLTypeAttribute)) ? MemberDrafting.TypeOf(parameter, NullabilityReader.Read(property)) : field.Type;
        }

        MemberDrafting.Describe(field, property, context.Documentation?.OfMember(property));
        DefaultValues.Apply(field, property);
        Configure(property, new InputFieldDescriptor(field));

        if (parameter is not null)
        {
            MemberDrafting.Describe(field, parameter, field.Description);
            DefaultValues.Apply(field, parameter);
            Configure(parameter, new InputFieldDescriptor(field));
        }

        return field;
    }

    private static ParameterInfo? ConstructorParameter(Type type, PropertyInfo property)
        => type.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .FirstOrDefault(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
                && parameter.ParameterType == property.PropertyType);

    private TDraft Finish<TDraft>(TDraft draft, Type type, IDescriptor descriptor)
        where TDraft : TypeDraft
    {
        MemberDrafting.Describe(draft, type, context.Documentation?.OfType(type));
        Configure(type, descriptor);
        return draft;
    }
}
