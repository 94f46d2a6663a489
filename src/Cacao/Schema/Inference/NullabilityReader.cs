using System.Reflection;
using System.Runtime.CompilerServices;

namespace Cacao.Schema;

/// <summary>
/// Reads nullability from the compiler's metadata. A member of a generic class is read where it is declared, so that a
/// <c>T</c> without question mark is non-null whatever it stands for; <see cref="NullabilityInfoContext"/> calls it nullable.
/// </summary>
internal static class NullabilityReader
{
    private const byte NotAnnotated = 1;

    public static TypeShape Read(MemberInfo member) => member switch
    {
        PropertyInfo property => Read(property.PropertyType, Open(property).PropertyType, property, property.DeclaringType),
        MethodInfo method => Read(method.ReturnType, Open(method).ReturnType, method.ReturnParameter, method),
        FieldInfo field => Read(field.FieldType, field.FieldType, field, field.DeclaringType),
        _ => throw new ArgumentException($"{member} has no type.", nameof(member)),
    };

    public static TypeShape Read(ParameterInfo parameter)
    {
        var open = parameter.Member is MethodBase method ? Open(method).GetParameters()[parameter.Position].ParameterType : parameter.ParameterType;
        return Read(parameter.ParameterType, open, parameter, parameter.Member);
    }

    private static T Open<T>(T member)
        where T : MemberInfo
        => member.DeclaringType is { IsConstructedGenericType: true } type
            ? (T)type.GetGenericTypeDefinition().GetMemberWithSameMetadataDefinitionAs(member)
            : member;

    private static TypeShape Read(Type type, Type open, ICustomAttributeProvider element, MemberInfo? context)
    {
        var annotations = element.GetCustomAttributes(typeof(NullableAttribute), false) is [NullableAttribute own, ..] ? own.NullableFlags : [Default(context)];
        var position = 0;
        return Read(type, open, annotations, ref position);
    }

    private static byte Default(MemberInfo? context)
    {
        for (; context is not null; context = context.DeclaringType)
        {
            if (context.GetCustomAttribute<NullableContextAttribute>(inherit: false) is { } attribute)
            {
                return attribute.Flag;
            }
        }

        return 0;
    }

    // The compiler writes one byte per reference type, type parameter and generic struct, in the order in which they are read.
    private static TypeShape Read(Type type, Type open, byte[] annotations, ref int position)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            var inner = Nullable.GetUnderlyingType(open) is { } openUnderlying
                ? Read(underlying, openUnderlying, annotations, ref position)
                : Skip(underlying, ref position);
            return inner with { IsNullable = true };
        }

        if (open.IsGenericParameter)
        {
            var annotation = Next(annotations, ref position);
            return TypeShape.Of(type, isNullable: !type.IsValueType && annotation != NotAnnotated);
        }

        if (type.IsValueType && !type.IsGenericType)
        {
            return new TypeShape(type, false, []);
        }

        var isNullable = Next(annotations, ref position) != NotAnnotated && !type.IsValueType;

        if (type.IsArray)
        {
            return new TypeShape(type, isNullable, [Read(type.GetElementType()!, open.GetElementType()!, annotations, ref position)]);
        }

        var arguments = type.GetGenericArguments();
        var openArguments = open.GetGenericArguments();
        var shapes = new TypeShape[arguments.Length];

        for (var i = 0; i < arguments.Length; i++)
        {
            shapes[i] = Read(arguments[i], openArguments[i], annotations, ref position);
        }

        return new TypeShape(type, isNullable, shapes);
    }

    private static TypeShape Skip(Type type, ref int position)
    {
        position++;
        return TypeShape.Of(type);
    }

    private static byte Next(byte[] annotations, ref int position)
        => annotations.Length == 1 ? annotations[0] : position < annotations.Length ? annotations[position++] : (byte)0;
}
