using System.Reflection;
using System.Text;

namespace Cacao.Schema;

/// <summary>GraphQL names from C# names, as HotChocolate makes them.</summary>
internal static class NamingConventions
{
    private const string Get = "Get";
    private const string Async = "Async";
    private const string Input = "Input";

    /// <summary><c>GetUserByIdAsync</c> is <c>userById</c>.</summary>
    public static string FieldName(MemberInfo member)
    {
        if (ExplicitName(member) is { } name)
        {
            return name;
        }

        return CamelCase(member is MethodInfo method ? WithoutVerb(method) : member.Name);
    }

    public static string ArgumentName(ParameterInfo parameter)
        => parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name
            ?? parameter.GetCustomAttribute<ArgumentAttribute>()?.Name
            ?? CamelCase(parameter.Name ?? $"argument{parameter.Position}");

    /// <summary><c>NameTaken</c> is <c>NAME_TAKEN</c>.</summary>
    public static string EnumValueName(FieldInfo field) => ExplicitName(field) ?? UpperSnakeCase(field.Name);

    public static string UpperSnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);

        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));

            if (startsWord)
            {
                text.Append('_');
            }

            text.Append(char.ToUpperInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>Lowers the leading capitals, except the one that begins the next word: <c>URLPath</c> is <c>urlPath</c>.</summary>
    public static string CamelCase(string name)
    {
        var capitals = 0;

        while (capitals < name.Length && char.IsUpper(name[capitals]))
        {
            capitals++;
        }

        if (capitals > 1 && capitals < name.Length && char.IsLower(name[capitals]))
        {
            capitals--;
        }

        return capitals == 0 ? name : string.Concat(name[..capitals].ToLowerInvariant(), name.AsSpan(capitals));
    }

    public static string PascalCase(string name) => name.Length == 0 ? name : string.Concat(char.ToUpperInvariant(name[0]).ToString(), name.AsSpan(1));

    /// <summary>The name of an output type; <paramref name="nameOf"/> names the type arguments of a generic one.</summary>
    public static string TypeName(Type type, Func<Type, string> nameOf)
    {
        var name = ExplicitName(type);

        if (!type.IsGenericType)
        {
            return name ?? type.Name;
        }

        if (name is not null)
        {
            return name.Contains("{0}", StringComparison.Ordinal)
                ? string.Format(null, name, [.. type.GetGenericArguments().Select(nameOf)])
                : name;
        }

        var plain = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{plain}Of{string.Join("And", type.GetGenericArguments().Select(nameOf))}";
    }

    /// <summary>The name of an input object type: ends with <c>Input</c>.</summary>
    public static string InputTypeName(Type type, Func<Type, string> nameOf)
    {
        var name = TypeName(type, nameOf);
        return ExplicitName(type) is not null || name.EndsWith(Input, StringComparison.Ordinal) ? name : name + Input;
    }

    private static string? ExplicitName(MemberInfo member) => member.GetCustomAttribute<GraphQLNameAttribute>(inherit: false)?.Name;

    private static string WithoutVerb(MethodInfo method)
    {
        var name = method.Name;

        if (name.Length > Get.Length && name.StartsWith(Get, StringComparison.Ordinal))
        {
            name = name[Get.Length..];
        }

        return name.Length > Async.Length && name.EndsWith(Async, StringComparison.Ordinal) && ResultTypes.IsAsynchronous(method.ReturnType)
            ? name[..^Async.Length]
            : name;
    }
}
