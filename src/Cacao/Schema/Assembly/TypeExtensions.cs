using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Schema;

/// <summary>What classes add to types beyond the C# type itself: <c>[ObjectType&lt;T&gt;]</c> classes and descriptions such as <see cref="ObjectType{T}"/>.</summary>
internal sealed class TypeExtensions(DescriptorContext context, FieldDrafting fields, TypeDrafting drafting)
{
    private readonly Dictionary<Type, List<TypeRegistration>> _registrations = [];
    private readonly Dictionary<Type, List<SchemaType>> _descriptions = [];
    private readonly Dictionary<Type, SchemaType> _instances = [];

    public void Register(TypeRegistration registration) => AddTo(_registrations, registration.ExtendedType!, registration);

    public void Register(SchemaType description)
    {
        _instances[description.GetType()] = description;
        AddTo(_descriptions, description.DescribedType, description);
    }

    public object Create(Type type) => ActivatorUtilities.CreateInstance(context.Services, type);

    public SchemaType Instance(Type type) => _instances.TryGetValue(type, out var instance) ? instance : (SchemaType)Create(type);

    public bool IsRegistered(Type schemaType) => _instances.ContainsKey(schemaType);

    public bool Describes(Type type) => _descriptions.ContainsKey(type);

    public bool DescribesUnion(Type type) => Describes(type, SchemaTypeKind.Union);

    public bool DescribesInterface(Type type) => Describes(type, SchemaTypeKind.Interface);

    /// <summary>The registrations that extend a C# type, for what they have besides fields.</summary>
    public IReadOnlyList<TypeRegistration> RegistrationsOf(Type type) => _registrations.TryGetValue(type, out var found) ? found : [];

    public void Extend(TypeDraft draft)
    {
        foreach (var registration in RegistrationsOf(draft.RuntimeType))
        {
            switch (draft)
            {
                case ObjectTypeDraft type:
                    Extend(type, registration);
                    break;

                case InterfaceTypeDraft type:
                    AddFields(type, registration);
                    drafting.Configure(registration.DeclaringType, new InterfaceTypeDescriptor(type, fields));
                    Configure(registration.Configure, new InterfaceTypeDescriptor(type, fields), typeof(InterfaceTypeDescriptor<>));
                    break;
            }
        }

        if (_descriptions.TryGetValue(draft.RuntimeType, out var descriptions))
        {
            descriptions.ForEach(description => Describe(draft, description));
        }
    }

    /// <summary>Adds the members of a class as fields, applies what stands on it and runs its <c>Configure</c>.</summary>
    public void Extend(ObjectTypeDraft type, TypeRegistration registration)
    {
        AddFields(type, registration);
        var descriptor = new ObjectTypeDescriptor(type, fields);
        drafting.Configure(registration.DeclaringType, descriptor);

        if (MemberDrafting.Attribute<GraphQLNameAttribute>(registration.DeclaringType) is { } name)
        {
            type.Name = name.Name;
        }

        Configure(registration.Configure, descriptor, typeof(ObjectTypeDescriptor<>));
    }

    public void Describe(TypeDraft draft, SchemaType description)
    {
        IDescriptor? descriptor = (draft, description.Kind) switch
        {
            (ObjectTypeDraft type, SchemaTypeKind.Object) => new ObjectTypeDescriptor(type, fields),
            (InterfaceTypeDraft type, SchemaTypeKind.Interface) => new InterfaceTypeDescriptor(type, fields),
            (UnionTypeDraft type, SchemaTypeKind.Union) => new UnionTypeDescriptor(type),
            (EnumTypeDraft type, SchemaTypeKind.Enum) => new EnumTypeDescriptor(type),
            (InputObjectTypeDraft type, SchemaTypeKind.InputObject) => new InputObjectTypeDescriptor(type),
            (DirectiveTypeDraft type, SchemaTypeKind.Directive) => new DirectiveTypeDescriptor(type),
            _ => null,
        };

        if (descriptor is not null)
        {
            description.Describe(descriptor);
        }
    }

    private void AddFields(ComplexTypeDraft type, TypeRegistration registration)
    {
        foreach (var resolver in registration.Resolvers)
        {
            if (resolver.Member.IsDefined(typeof(NodeResolverAttribute), inherit: true) || Members.IsIgnored(resolver.Member))
            {
                continue;
            }

            var field = fields.Create(type, resolver.Member, resolver.Create);
            field.IsExplicit = true;
            Put(type, field, Replaced(type, resolver.Member) ?? type.Fields.Find(existing => existing.Name == field.Name));
        }
    }

    private static FieldDraft? Replaced(ComplexTypeDraft type, MemberInfo member)
    {
        if (member.GetCustomAttribute<BindMemberAttribute>() is { } bound)
        {
            return type.Fields.Find(field => field.Member?.Name == bound.Name)
                ?? (type.RuntimeType.GetMember(bound.Name).Length == 0 ? throw SchemaErrors.NoSuchMember(type.RuntimeType, bound.Name) : null);
        }

        return member.GetCustomAttribute<BindFieldAttribute>() is { } field ? type.Fields.Find(existing => existing.Name == field.Name) : null;
    }

    private static void Put(ComplexTypeDraft type, FieldDraft field, FieldDraft? replaced)
    {
        if (replaced is null)
        {
            type.Fields.Add(field);
        }
        else
        {
            type.Fields[type.Fields.IndexOf(replaced)] = field;
        }
    }

    private static void Configure(Delegate? configure, IDescriptor descriptor, Type genericDescriptor)
    {
        if (configure is null)
        {
            return;
        }

        var parameter = configure.Method.GetParameters()[^1].ParameterType;
        var argument = parameter.IsGenericType
            ? Activator.CreateInstance(genericDescriptor.MakeGenericType(parameter.GetGenericArguments()[0]), descriptor)
            : descriptor;

        try
        {
            configure.DynamicInvoke(argument);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
        }
    }

    private bool Describes(Type type, SchemaTypeKind kind)
        => _descriptions.TryGetValue(type, out var descriptions) && descriptions.Exists(description => description.Kind == kind);

    private static void AddTo<T>(Dictionary<Type, List<T>> lists, Type key, T item)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        list.Add(item);
    }
}
