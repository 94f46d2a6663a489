using System.Reflection;
using System.Runtime.CompilerServices;

namespace Cacao.Schema;

/// <summary>Which members of a C# type become fields without being named, in the order they are declared; inherited ones first.</summary>
internal static class Members
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.DeclaredOnly;

    /// <summary>Readable properties and methods that return something.</summary>
    public static IEnumerable<MemberInfo> OfOutput(Type type, bool includeStatic = false)
    {
        var flags = Public | BindingFlags.Instance | (includeStatic ? BindingFlags.Static : 0);

        return Ancestry(type)
            .SelectMany(ancestor => ancestor.GetMembers(flags).Where(IsOutput).OrderBy(Position))
            .GroupBy(Signature)
            .Select(group => group.Last());
    }

    /// <summary>Properties that can be set, by a setter or by a constructor.</summary>
    public static IEnumerable<PropertyInfo> OfInput(Type type)
    {
        var constructed = type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.Name!)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        return Ancestry(type)
            .SelectMany(ancestor => ancestor.GetProperties(Public | BindingFlags.Instance).OrderBy(property => property.MetadataToken))
            .Where(property => property.GetIndexParameters().Length == 0 && property.GetMethod is not null && !IsIgnored(property))
            .Where(property => property.SetMethod is { IsPublic: true } || constructed.Contains(property.Name))
            .GroupBy(property => property.Name)
            .Select(group => group.Last());
    }

    /// <summary>Where a member stands among the members of its class: methods and getters share one numbering.</summary>
    public static int Position(MemberInfo member) => member is PropertyInfo { GetMethod: { } getter } ? getter.MetadataToken : member.MetadataToken;

    public static bool IsIgnored(MemberInfo member) => member.IsDefined(typeof(GraphQLIgnoreAttribute), inherit: true);

    public static bool IsOutput(MemberInfo member) => !IsIgnored(member) && member switch
    {
        PropertyInfo property => property is { GetMethod.IsPublic: true } && property.GetIndexParameters().Length == 0 && IsResult(property.PropertyType, property),
        MethodInfo method => IsOutput(method),
        _ => false,
    };

    private static bool IsOutput(MethodInfo method)
        => !method.IsSpecialName
            && !method.IsGenericMethodDefinition
            && !method.IsDefined(typeof(CompilerGeneratedAttribute))
            && !IsOfObject(method)
            && method.Name is not "Deconstruct"
            && IsResult(method.ReturnType, method)
            && method.GetParameters().All(parameter => parameter.ParameterType is { IsByRef: false, IsByRefLike: false, IsPointer: false });

    private static bool IsResult(Type type, MemberInfo member)
    {
        var result = ResultTypes.WithoutTask(type);

        return result != typeof(void) && result != typeof(Task) && result != typeof(ValueTask)
            && !result.IsByRef && !result.IsByRefLike && !result.IsPointer
            && result != typeof(Type)
            && !typeof(Delegate).IsAssignableFrom(result)
            && (result != typeof(object) || member.IsDefined(typeof(GraphQLTypeAttribute)));
    }

    private static bool IsOfObject(MethodInfo method)
        => method.GetBaseDefinition().DeclaringType == typeof(object)
            || (method.Name is nameof(Equals) or nameof(IComparable.CompareTo) && method.GetParameters().Length == 1);

    private static IEnumerable<Type> Ancestry(Type type)
    {
        if (type.IsInterface)
        {
            return type.GetInterfaces().OrderBy(parent => parent.FullName, StringComparer.Ordinal).Append(type);
        }

        var ancestors = new Stack<Type>();

        for (var current = type; current is not null && current != typeof(object) && current != typeof(ValueType) && current != typeof(Exception); current = current.BaseType)
        {
            ancestors.Push(current);
        }

        return ancestors;
    }

    private static string Signature(MemberInfo member)
        => member is MethodInfo method ? $"{method.Name}({string.Join(',', method.GetParameters().Select(parameter => parameter.ParameterType))})" : member.Name;
}
