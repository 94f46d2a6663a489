using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Registrations of classes that the source generator did not see.</summary>
internal static class ReflectedRegistration
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static bool TryCreate(Type type, [NotNullWhen(true)] out TypeRegistration? registration)
    {
        registration = type.IsDefined(typeof(QueryTypeAttribute), false) ? Create(TypeRegistrationKind.Query, type, null)
            : type.IsDefined(typeof(MutationTypeAttribute), false) ? Create(TypeRegistrationKind.Mutation, type, null)
            : type.IsDefined(typeof(SubscriptionTypeAttribute), false) ? Create(TypeRegistrationKind.Subscription, type, null)
            : Extended(type, typeof(ObjectTypeAttribute<>)) is { } objectType ? Create(TypeRegistrationKind.Object, type, objectType)
            : Extended(type, typeof(InterfaceTypeAttribute<>)) is { } interfaceType ? Create(TypeRegistrationKind.Interface, type, interfaceType)
            : type.GetCustomAttribute<ExtendObjectTypeAttribute>(false)?.ExtendsType is { } extended ? Create(TypeRegistrationKind.Object, type, extended)
            : null;

        return registration is not null;
    }

    public static TypeRegistration Create(TypeRegistrationKind kind, Type type, Type? extended)
        => new(kind, type, extended, [.. Resolvers(type)], ConfigureMethod(type));

    private static IEnumerable<ResolverRegistration> Resolvers(Type type)
        => type.GetMembers(Declared)
            .Where(member => Members.IsOutput(member) && !member.GetCustomAttributes().Any(attribute => attribute.GetType().Name.StartsWith("DataLoaderAttribute", StringComparison.Ordinal)))
            .OrderBy(Members.Position)
            .Select(member => new ResolverRegistration(member, bindings => Bind(member, bindings)));

    private static FieldResolver Bind(MemberInfo member, ParameterBindings bindings)
    {
        var parameters = (member as MethodInfo)?.GetParameters() ?? [];
        return MethodResolvers.Create(member, isOfParent: false, null, [.. parameters.Select(parameter => bindings[parameter.Position])]);
    }

    private static Delegate? ConfigureMethod(Type type)
    {
        var method = type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .FirstOrDefault(method => method.Name == "Configure" && method.ReturnType == typeof(void)
                && method.GetParameters() is [{ ParameterType: var parameter }] && typeof(IDescriptor).IsAssignableFrom(parameter));

        return method?.CreateDelegate(typeof(Action<>).MakeGenericType(method.GetParameters()[0].ParameterType));
    }

    private static Type? Extended(Type type, Type attribute)
        => type.GetCustomAttributes(false)
            .Select(candidate => candidate.GetType())
            .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == attribute)?
            .GetGenericArguments()[0];
}
