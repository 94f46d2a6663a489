using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Makes fields from properties and methods.</summary>
internal sealed class FieldDrafting(DescriptorContext context)
{
    private readonly Dictionary<MemberInfo, Func<ParameterBindings, FieldResolver>> _generated = [];

    /// <summary>Takes over what the source generator made for the methods of a class that is a type by itself.</summary>
    public void AddResolvers(TypeRegistration registration)
    {
        foreach (var resolver in registration.Resolvers)
        {
            _generated[resolver.Member] = resolver.Create;
        }
    }

    public FieldDraft GetOrAdd(ComplexTypeDraft type, MemberInfo member)
    {
        if (type.Fields.Find(field => field.Member is { } own && IsSame(own, member)) is { } existing)
        {
            return existing;
        }

        var added = Create(type, member, null);
        type.Fields.Add(added);
        return added;
    }

    public FieldDraft Create(ComplexTypeDraft type, MemberInfo member, Func<ParameterBindings, FieldResolver>? create)
    {
        var field = new FieldDraft { Name = NamingConventions.FieldName(member) };
        Rebind(field, member, create);
        MemberDrafting.Describe(field, member, context.Documentation?.OfMember(member));
        Configure(member, type is InterfaceTypeDraft ? new InterfaceFieldDescriptor(field) : new ObjectFieldDescriptor(field, this));
        return field;
    }

    /// <summary>Lets a member resolve the field, with its type and arguments.</summary>
    public void Rebind(FieldDraft field, MemberInfo member, Func<ParameterBindings, FieldResolver>? create)
    {
        field.Member = member;
        field.Create = create ?? _generated.GetValueOrDefault(member);
        field.Resolver = null;
        field.Type = MemberDrafting.TypeOf(member, NullabilityReader.Read(member));
        field.Arguments.Clear();

        foreach (var parameter in (member as MethodInfo)?.GetParameters() ?? [])
        {
            if (context.KindOf(parameter) is { } kind)
            {
                kind.Configure(parameter, new ObjectFieldDescriptor(field, this));
            }
            else
            {
                field.Arguments.Add(Argument(parameter));
            }
        }
    }

    private ArgumentDraft Argument(ParameterInfo parameter)
    {
        var argument = new ArgumentDraft
        {
            Name = NamingConventions.ArgumentName(parameter),
            Parameter = parameter,
            RuntimeType = parameter.ParameterType,
            Type = MemberDrafting.TypeOf(parameter, NullabilityReader.Read(parameter)),
            DefaultValue = parameter.HasDefaultValue ? DefaultValues.OfParameter(parameter) : null,
        };

        MemberDrafting.Describe(argument, parameter, context.Documentation?.OfParameter(parameter));
        DefaultValues.Apply(argument, parameter);
        Configure(parameter, new ArgumentDescriptor(argument));
        return argument;
    }

    private void Configure(ICustomAttributeProvider element, IDescriptor descriptor)
    {
        foreach (var attribute in MemberDrafting.Attributes(element))
        {
            attribute.TryConfigure(context, descriptor, element);
        }
    }

    // Through a base class or an interface a member is another object of reflection.
    private static bool IsSame(MemberInfo left, MemberInfo right)
        => left.Name == right.Name
            && left.MemberType == right.MemberType
            && (left is not MethodInfo leftMethod
                || leftMethod.GetParameters().Select(parameter => parameter.ParameterType)
                    .SequenceEqual(((MethodInfo)right).GetParameters().Select(parameter => parameter.ParameterType)));
}
